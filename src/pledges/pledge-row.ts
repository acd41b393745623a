import { type ConsentLocale } from './consent.rules.js';
import { type HeldPledge } from './held-pledge.js';
import { type Visibility } from './pledge.entity.js';
import { type PledgeState } from './pledge.state.js';

/** A pledge as Postgres sends it: bigint as text. */
export interface PledgeRow {
  id: string;
  campaign_id: string;
  round: number;
  backer_id: string;
  state: PledgeState;
  amount: string;
  tip: string;
  shipping: string;
  destination: string | null;
  currency: string;
  visibility: Visibility;
  locale: ConsentLocale;
  made_at: Date;
  hold_until: Date | null;
  payment_method_id: string | null;
  card_brand: string | null;
  card_last4: string | null;
  card_exp_month: number | null;
  card_exp_year: number | null;
  card_fingerprint: string | null;
  activated_at: Date | null;
  rewards: { reward_id: string; quantity: number; price: string }[];
  consented_total: string;
}

/** Reads `PledgeRow`s; a WHERE clause over `pledges p` follows. */
export const selectHeldPledge = `
  select p.*,
         (select coalesce(json_agg(json_build_object('reward_id', r.reward_id, 'quantity', r.quantity,
                                                     'price', r.price::text) order by r.reward_id), '[]')
          from pledge_rewards r where r.pledge_id = p.id) as rewards,
         (select c.total from consents c where c.pledge_id = p.id order by c.id desc limit 1) as consented_total
  from pledges p`;

export function fromRow(row: PledgeRow): HeldPledge {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    round: row.round,
    backerId: row.backer_id,
    state: row.state,
    amount: BigInt(row.amount),
    tip: BigInt(row.tip),
    shipping: BigInt(row.shipping),
    destination: row.destination,
    currency: row.currency,
    visibility: row.visibility,
    locale: row.locale,
    madeAt: row.made_at,
    holdUntil: row.hold_until,
    card: cardOf(row),
    activatedAt: row.activated_at,
    rewards: row.rewards.map((reward) => ({
      rewardId: reward.reward_id,
      quantity: reward.quantity,
      price: BigInt(reward.price),
    })),
    consentedTotal: BigInt(row.consented_total),
  };
}

/** The columns of the table `pledges`, JSON-safe, for `jsonb_populate_recordset`. */
export function toRow(pledge: HeldPledge): Record<string, unknown> {
  return {
    id: pledge.id,
    campaign_id: pledge.campaignId,
    round: pledge.round,
    backer_id: pledge.backerId,
    state: pledge.state,
    amount: pledge.amount.toString(),
    tip: pledge.tip.toString(),
    shipping: pledge.shipping.toString(),
    destination: pledge.destination,
    currency: pledge.currency,
    visibility: pledge.visibility,
    locale: pledge.locale,
    made_at: pledge.madeAt,
    hold_until: pledge.holdUntil,
    payment_method_id: pledge.card?.paymentMethodId ?? null,
    card_brand: pledge.card?.brand ?? null,
    card_last4: pledge.card?.last4 ?? null,
    card_exp_month: pledge.card?.expMonth ?? null,
    card_exp_year: pledge.card?.expYear ?? null,
    card_fingerprint: pledge.card?.fingerprint ?? null,
    activated_at: pledge.activatedAt,
  };
}

function cardOf(row: PledgeRow): HeldPledge['card'] {
  if (!row.payment_method_id) return null;
  return {
    paymentMethodId: row.payment_method_id,
    brand: row.card_brand ?? '',
    last4: row.card_last4 ?? '',
    expMonth: row.card_exp_month,
    expYear: row.card_exp_year,
    fingerprint: row.card_fingerprint,
  };
}
