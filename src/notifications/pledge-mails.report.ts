import { Injectable } from '@nestjs/common';
import { type CampaignModel, type WithdrawalRight } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { type Locale } from '../users/index.js';
import { type RefundReason } from './letters/charge.js';

/** All that a letter about a pledge needs. Amounts are minor units as text; times are business time. */
export interface PledgeToTell {
  readonly id: string;
  readonly campaignId: string;
  readonly amount: string;
  readonly tip: string;
  readonly shipping: string;
  readonly currency: string;
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
  readonly holdUntil: Date | null;
  readonly zone: string;
  readonly model: CampaignModel;
  readonly round: number;
  readonly campaignState: string;
  readonly refundReason: 'shortfall' | 'cancelled' | null;
  readonly target: string;
  readonly deadline: Date;
  readonly collectingEndsAt: Date | null;
  readonly campaign: string;
  readonly consent: string | null;
  /** '2 × A mug, 1 × A poster'; null when there is none. */
  readonly rewards: string | null;
  /** Which right of withdrawal each of its rewards has; null when there is none. */
  readonly rights: readonly WithdrawalRight[] | null;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly isGuest: boolean;
}

/** And what letters about its charge need besides. */
export interface ChargeToTell extends PledgeToTell {
  readonly itemId: string;
  /** When settlement decided to tell the backer last. */
  readonly remindedAt: Date | null;
  /** Whether the backer had such a letter about this pledge in the last two days. */
  readonly toldLately: boolean;
  readonly code: string | null;
  readonly declineCode: string | null;
}

export interface RefundToTell extends PledgeToTell {
  readonly refundId: string;
  /** With the tip. */
  readonly refunded: string;
  readonly cause: RefundReason;
}

/** One reward of a pledge that was sent: '2 × A mug'. */
export interface DeliveryToTell {
  readonly id: string;
  readonly what: string;
  readonly carrier: string | null;
}

/** A guest reads the language of the pledge, a member their own; the pledges of an adopted guest are the member's. */
const pledgeColumns = `p.id, p.campaign_id as "campaignId", p.amount, p.tip, p.shipping, p.currency, p.card_brand as "cardBrand",
  p.card_last4 as "cardLast4", p.hold_until as "holdUntil", c.zone, c.model, c.state as "campaignState",
  c.refund_reason as "refundReason", p.round, r.target,
  r.deadline, r.collecting_ends_at as "collectingEndsAt", coalesce(t.title, j.slug) as campaign, k.sentence as consent,
  w.rewards, w.rights, u.id as "userId", u.email, u.display_name as name, l.locale, u.kind = 'guest' as "isGuest"`;

/**
 * What is asked about stands first and is not joined to all of this in parentheses: Postgres orders only the first eight
 * joins by itself (`join_collapse_limit`), and would read every pledge there is.
 */
const pledgesOf = (asked: string): string => `${asked}
  join campaigns c on c.id = p.campaign_id
  join campaign_rounds r on r.campaign_id = p.campaign_id and r.number = p.round
  join projects j on j.id = c.project_id
  join users b on b.id = p.backer_id
  join users u on u.id = coalesce(b.adopted_by, b.id)
  cross join lateral (select case u.kind when 'member' then u.locale else p.locale end as locale) l
  left join lateral (
    select x.title from project_texts x where x.project_id = j.id
    order by x.locale = l.locale desc, x.locale = j.default_locale desc, x.locale limit 1) t on true
  left join lateral (select sentence from consents where pledge_id = p.id order by id desc limit 1) k on true
  left join lateral (
    select string_agg(q.quantity || ' × ' || o.title, ', ' order by o.position) as rewards,
           array_agg(o.withdrawal order by o.position) as rights
    from pledge_rewards q join rewards o on o.id = q.reward_id where q.pledge_id = p.id) w on true`;

/** Two days, less an hour for how long an attempt and its letter may take: attempts are two days apart. */
const toldLately = `exists (
  select 1 from mails m where m.about_id = p.id and m.written_at > tally_now() - interval '47 hours'
    and m.kind in ('chargeDeclined', 'chargeNeedsConfirmation', 'chargeNeedsCard', 'chargeNeedsConsent'))`;

/** Reads across modules, for letters only. One statement for a bundle of any size. */
@Injectable()
export class PledgeMailsReport {
  constructor(private readonly database: Database) {}

  pledges(ids: readonly string[]): Promise<PledgeToTell[]> {
    return this.database.read(`select ${pledgeColumns} from ${pledgesOf('pledges p')} where p.id = any($1::uuid[])`, [
      ids,
    ]);
  }

  /** The reason is that of the newest attempt that has its result. */
  charges(itemIds: readonly string[]): Promise<ChargeToTell[]> {
    return this.database.read(
      `select ${pledgeColumns}, i.id as "itemId", i.reminded_at as "remindedAt", a.code,
              a.decline_code as "declineCode", ${toldLately} as "toldLately"
       from ${pledgesOf('settlement_items i join pledges p on p.id = i.pledge_id')}
       left join lateral (
         select e.code, e.decline_code from payments y join payment_attempts e on e.payment_id = y.id
         where y.item_id = i.id and e.outcome is not null order by e.number desc limit 1) a on true
       where i.id = any($1::uuid[])`,
      [itemIds],
    );
  }

  deliveries(ids: readonly string[]): Promise<DeliveryToTell[]> {
    return this.database.read(
      `select d.id, q.quantity || ' × ' || o.title as what, d.carrier
       from deliveries d join pledge_rewards q on q.pledge_id = d.pledge_id and q.reward_id = d.reward_id
       join rewards o on o.id = d.reward_id where d.id = any($1::uuid[]) order by o.position, d.id`,
      [ids],
    );
  }

  refunds(ids: readonly string[]): Promise<RefundToTell[]> {
    return this.database.read(
      `select ${pledgeColumns}, f.id as "refundId", f.amount + f.tip as refunded, f.cause
       from ${pledgesOf('refunds f join pledges p on p.id = f.pledge_id')} where f.id = any($1::uuid[])`,
      [ids],
    );
  }
}
