import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Locale } from '../../users/index.js';

/** A charge as it was made, with all that a receipt says of it. Money is minor units as text. */
export interface ChargePaid {
  readonly pledgeId: string;
  readonly amount: string;
  readonly tip: string;
  readonly currency: string;
  readonly at: Date;
  readonly chargeId: string | null;
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
  readonly campaign: string;
  readonly zone: string;
  readonly seller: string;
  readonly sellerCountry: string | null;
  readonly backer: string;
  readonly email: string;
  /** '2 × A mug'; null when there is none. */
  readonly rewards: string | null;
}

export const movementKinds = ['charged', 'refunded', 'taken_by_bank', 'returned_by_bank'] as const;

/** Money that moved between a backer and us: positive when it came to us. */
export interface Movement {
  readonly kind: (typeof movementKinds)[number];
  readonly pledgeId: string;
  readonly campaign: string;
  readonly zone: string;
  readonly currency: string;
  readonly amount: string;
  readonly tip: string;
  readonly at: Date;
}

/** Charges that went through, refunds that arrived, and what banks took and gave back: never what was only promised. */
const movements = `
  select 'charged' as kind, y.pledge_id, y.currency, y.amount, y.tip, y.succeeded_at as at
  from payments y join mine on mine.id = y.pledge_id where y.state = 'succeeded'
  union all
  select 'refunded', f.pledge_id, f.currency, -f.amount, -f.tip, h.at
  from refunds f join mine on mine.id = f.pledge_id
  cross join lateral (select max(s.at) as at from state_changes s
    where s.entity = 'refund' and s.entity_id = f.id and s.to_state = 'succeeded') h
  where f.state = 'succeeded'
  union all
  select case when m.amount + m.tip < 0 then 'taken_by_bank' else 'returned_by_bank' end, d.pledge_id, b.currency,
    m.amount, m.tip, b.created_at
  from disputes d join mine on mine.id = d.pledge_id join dispute_movements m on m.dispute_id = d.id
  join balance_transactions b on b.id = m.balance_transaction_id where m.amount + m.tip <> 0`;

const title = `coalesce((select t.title from project_texts t where t.project_id = j.id
  order by t.locale = $2 desc, t.locale = j.default_locale desc, t.locale limit 1), j.slug)`;

/** What receipts and summaries say, from charges and refunds as they were recorded. */
@Injectable()
export class PapersQuery {
  constructor(private readonly database: Database) {}

  /** Undefined while the pledge has no charge that went through. */
  async charge(pledgeId: string, locale: Locale): Promise<ChargePaid | undefined> {
    const [found] = await this.database.read<ChargePaid>(
      `select p.id as "pledgeId", y.amount, y.tip, y.currency, y.succeeded_at as at, y.charge_id as "chargeId",
              p.card_brand as "cardBrand", p.card_last4 as "cardLast4", c.zone, ${title} as campaign,
              coalesce(r.legal_name, o.display_name) as seller, r.country as "sellerCountry",
              u.display_name as backer, u.email, w.rewards
       from payments y join pledges p on p.id = y.pledge_id join campaigns c on c.id = p.campaign_id
       join projects j on j.id = c.project_id join users o on o.id = j.owner_id
       left join recipients r on r.user_id = j.owner_id
       join users b on b.id = p.backer_id join users u on u.id = coalesce(b.adopted_by, b.id)
       left join lateral (select string_agg(q.quantity || ' × ' || g.title, ', ' order by g.position) as rewards
         from pledge_rewards q join rewards g on g.id = q.reward_id where q.pledge_id = p.id) w on true
       where y.pledge_id = $1 and y.state = 'succeeded'`,
      [pledgeId, locale],
    );
    return found;
  }

  /** Of one pledge, oldest first. */
  ofPledge(pledgeId: string, locale: Locale): Promise<Movement[]> {
    return this.read('select id from pledges where id = $1', 'true', [pledgeId, locale]);
  }

  /** Of a member and the guests they adopted, in one calendar year of each campaign's zone, oldest first. */
  inYear(userId: string, locale: Locale, year: number): Promise<Movement[]> {
    const inYear = 'extract(year from x.at at time zone c.zone) = $3::integer';
    return this.read(ofMember, inYear, [userId, locale, year]);
  }

  /** The years in which money of this member moved, newest first. */
  async years(userId: string): Promise<number[]> {
    const found = await this.database.read<{ year: number }>(
      `with mine as (${ofMember}), moved as (${movements})
       select distinct extract(year from x.at at time zone c.zone)::integer as year
       from moved x join pledges p on p.id = x.pledge_id join campaigns c on c.id = p.campaign_id
       order by year desc`,
      [userId],
    );
    return found.map(({ year }) => year);
  }

  private read(mine: string, condition: string, parameters: readonly unknown[]): Promise<Movement[]> {
    return this.database.read<Movement>(
      `with mine as (${mine}), moved as (${movements})
       select x.kind, x.pledge_id as "pledgeId", x.currency, x.amount, x.tip, x.at, c.zone, ${title} as campaign
       from moved x join pledges p on p.id = x.pledge_id join campaigns c on c.id = p.campaign_id
       join projects j on j.id = c.project_id
       where ${condition} order by x.at, x.pledge_id`,
      parameters,
    );
  }
}

const ofMember = `select g.id from pledges g join users b on b.id = g.backer_id where $1 in (b.id, b.adopted_by)`;
