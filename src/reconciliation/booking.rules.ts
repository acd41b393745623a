import { type Account, accounts, type LedgerTransaction } from '../ledger/index.js';
import { type ProviderBalanceTransaction } from '../payments/index.js';
import { type BookedTo } from './break.entity.js';

/** What decides how a movement is booked. Minor units, positive when it came. */
export type Movement = Pick<ProviderBalanceTransaction, 'id' | 'type' | 'amount' | 'fee' | 'currency' | 'createdAt'>;

type Own = { readonly reference: string; readonly outside: Account; readonly inside: Account };

const withdrawal: Own = { reference: 'operator-payout', outside: accounts.bank, inside: accounts.providerBalance };
const topUp: Own = { reference: 'top-up', outside: accounts.bank, inside: accounts.providerBalance };
const cost: Own = { reference: 'provider-cost', outside: accounts.outside, inside: accounts.platformCosts };

/** What the operator does with their own money, by the provider's kind of movement; everything else is somebody's. */
const ownBusiness: Readonly<Record<string, Own>> = {
  payout: withdrawal,
  payout_cancel: withdrawal,
  payout_failure: withdrawal,
  topup: topUp,
  topup_reversal: topUp,
  stripe_fee: cost,
  stripe_fx_fee: cost,
  tax_fee: cost,
  network_cost: cost,
};

export const ownBusinessTypes: readonly string[] = Object.keys(ownBusiness);

export const ownReference = ({ type, id }: Pick<Movement, 'type' | 'id'>): string | null =>
  ownBusiness[type] ? `${ownBusiness[type].reference}-${id}` : null;

/** What a movement of the operator's own is in the ledger, its fee apart; nothing for any other kind. */
export function bookingOf(movement: Movement): LedgerTransaction[] {
  const own = ownBusiness[movement.type];
  const reference = ownReference(movement);
  if (!own || reference === null) return [];
  const about = { currency: movement.currency, at: movement.createdAt };
  return [
    { ...about, reference, postings: [across(own.outside, own.inside, movement.amount)] },
    {
      ...about,
      reference: `provider-fee-${movement.id}`,
      postings: [across(accounts.outside, accounts.platformCosts, -movement.fee)],
    },
  ];
}

/** What closes a difference: the ledger comes to what the provider has. Nothing for one that is only explained. */
export function correctionOf(
  difference: { id: string; amount: bigint; currency: string; campaignId: string | null },
  bookedTo: BookedTo,
  at: Date,
): LedgerTransaction[] {
  const { id, amount, currency, campaignId } = difference;
  const reference = `break-${id}`;
  switch (bookedTo) {
    case 'nothing':
      return [];
    case 'bank':
      return [{ reference, currency, at, postings: [across(accounts.bank, accounts.providerBalance, amount)] }];
    case 'platform':
      return [{ reference, currency, at, postings: [across(accounts.outside, accounts.platformCosts, amount)] }];
    case 'campaign': {
      if (campaignId === null) return [];
      const funds = accounts.campaignFunds(campaignId);
      return [{ reference, currency, at, postings: [across(accounts.outside, funds, amount)] }];
    }
  }
}

/** In when it is positive, out when it is negative. */
const across = (outside: Account, inside: Account, amount: bigint) =>
  amount >= 0n ? { from: outside, to: inside, amount } : { from: inside, to: outside, amount: -amount };
