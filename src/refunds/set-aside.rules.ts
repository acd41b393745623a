import { accounts, type LedgerTransaction } from '../ledger/index.js';
import { type LockedRefund } from './refund.rules.js';

/** What the platform gives back of what it took. Minor units. */
export interface Shares {
  readonly fee: bigint;
  readonly vat: bigint;
}

/**
 * What is asked for leaves the funds, after the platform's share has come back to them. The provider's fee that the
 * platform bears pays what is still uncovered of such fees, and else goes to the funds, which had covered it.
 */
export function setAsideOf(refund: LockedRefund, shares: Shares, uncoveredFees: bigint, at: Date): LedgerTransaction {
  const { id, campaignId, currency, amount, providerFee } = refund;
  const funds = accounts.campaignFunds(campaignId);
  const uncovered = uncoveredFees < 0n ? 0n : uncoveredFees < providerFee ? uncoveredFees : providerFee;
  const postings = [
    { from: accounts.platformFees, to: funds, amount: shares.fee },
    { from: accounts.platformVat, to: funds, amount: shares.vat },
    { from: accounts.platformCosts, to: accounts.campaignFeesDue(campaignId), amount: uncovered },
    { from: accounts.platformCosts, to: funds, amount: providerFee - uncovered },
    { from: funds, to: accounts.campaignRefunds(campaignId), amount },
  ];
  return { reference: `set-aside-${id}`, currency, at, postings };
}

/** It will not go back: the campaign has it again, pays its share of the fee, and owes the provider's fee itself. */
export function backFrom(refund: LockedRefund, shares: Shares, at: Date): LedgerTransaction {
  const { id, campaignId, currency, amount, providerFee } = refund;
  const funds = accounts.campaignFunds(campaignId);
  const postings = [
    { from: accounts.campaignRefunds(campaignId), to: funds, amount },
    { from: funds, to: accounts.platformFees, amount: shares.fee },
    { from: funds, to: accounts.platformVat, amount: shares.vat },
    { from: accounts.campaignFeesDue(campaignId), to: accounts.platformCosts, amount: providerFee },
  ];
  return { reference: `set-aside-back-${id}`, currency, at, postings };
}
