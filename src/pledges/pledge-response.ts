import { money, type MoneyJson, toJson } from '../money/index.js';
import { type HeldPledge, type SavedCard } from './held-pledge.js';

export interface PledgeResponse {
  id: string;
  campaignId: string;
  round: number;
  state: string;
  amount: MoneyJson;
  tip: MoneyJson;
  /** For sending its rewards to `destination`, an ISO country; null when nothing is sent. */
  shipping: MoneyJson;
  destination: string | null;
  visibility: string;
  locale: string;
  rewards: { rewardId: string; quantity: number; price: MoneyJson }[];
  madeAt: string;
  holdUntil: string | null;
  activatedAt: string | null;
  /** Of a bank account the brand is `sepa_debit`, and it does not expire. */
  card: { brand: string; last4: string; expires: string | null } | null;
  /** What was agreed to at most. */
  consentedTotal: MoneyJson;
}

const expiryOf = ({ expYear, expMonth }: SavedCard): string | null =>
  expYear === null || expMonth === null ? null : `${expYear}-${String(expMonth).padStart(2, '0')}`;

export function toPledgeResponse(pledge: HeldPledge): PledgeResponse {
  const inCurrency = (amount: bigint) => toJson(money(amount, pledge.currency));
  return {
    id: pledge.id,
    campaignId: pledge.campaignId,
    round: pledge.round,
    state: pledge.state,
    amount: inCurrency(pledge.amount),
    tip: inCurrency(pledge.tip),
    shipping: inCurrency(pledge.shipping),
    destination: pledge.destination,
    visibility: pledge.visibility,
    locale: pledge.locale,
    rewards: pledge.rewards.map(({ rewardId, quantity, price }) => ({ rewardId, quantity, price: inCurrency(price) })),
    madeAt: pledge.madeAt.toISOString(),
    holdUntil: pledge.state === 'pending' ? (pledge.holdUntil?.toISOString() ?? null) : null,
    activatedAt: pledge.activatedAt?.toISOString() ?? null,
    card: pledge.card && {
      brand: pledge.card.brand,
      last4: pledge.card.last4,
      expires: expiryOf(pledge.card),
    },
    consentedTotal: inCurrency(pledge.consentedTotal),
  };
}
