import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

export interface Outcomes {
  readonly live: number;
  /** Between the deadline and the last charge. */
  readonly settling: number;
  readonly funded: number;
  readonly unfunded: number;
  readonly calledOff: number;
}

/** Of one currency. Minor units. */
export interface PledgeFigures {
  readonly currency: string;
  readonly median: number;
  /** How many pledges the median is of. */
  readonly pledges: number;
}

export interface Month {
  /** Its first day, `2026-11-01`. */
  readonly month: string;
  readonly currency: string;
  readonly collected: number;
  /** Campaigns of which something was collected. */
  readonly campaigns: number;
}

/** What became of what was to be charged in rounds that have ended. Minor units. */
export interface Collection {
  readonly currency: string;
  readonly collected: number;
  readonly dropped: number;
}

export interface PayoutTimes {
  /** Days from the last deadline to the first transfer; null while there was none. */
  readonly medianDays: number | null;
  readonly campaigns: number;
}

/** The median is of the newest pledges: counting all of a large instance for each visitor would take a second. */
const newestPledges = 10_000;

@Injectable()
export class Statistics {
  constructor(private readonly database: Database) {}

  /** Campaigns that were ever live, by what became of them. */
  async outcomes(): Promise<Outcomes> {
    const [found] = await this.database.read<Outcomes>(
      `select count(*) filter (where c.state = 'live')::int as live,
         count(*) filter (where c.state in ('closing', 'collecting'))::int as settling,
         count(*) filter (where c.state in ('successful', 'delivering', 'fulfilled', 'partly_fulfilled', 'failed',
           'abandoned'))::int as funded,
         count(*) filter (where c.state in ('unsuccessful', 'refunding'))::int as unfunded,
         count(*) filter (where c.state = 'cancelled')::int as "calledOff"
       from campaigns c where exists (
         select from campaign_rounds r where r.campaign_id = c.id and r.opens_at is not null)`,
    );
    if (!found) throw new Error('A statement without a row');
    return found;
  }

  async pledges(): Promise<PledgeFigures[]> {
    return this.database.read(
      `select currency, percentile_disc(0.5) within group (order by amount)::float8 as median, count(*)::int as pledges
       from (select currency, amount from pledges
             where state in ('active', 'charging', 'needs_action', 'errored', 'collected', 'dropped')
             order by id desc limit $1) newest
       group by currency order by 3 desc, 1`,
      [newestPledges],
    );
  }

  /** By the month in which the round ended, in UTC; the last twelve that have something, oldest first. */
  async months(): Promise<Month[]> {
    return this.database.read(
      `select * from (
         select to_char(date_trunc('month', r.deadline at time zone 'UTC'), 'YYYY-MM-DD') as month, c.currency,
           sum(t.collected)::float8 as collected, count(distinct c.id)::int as campaigns
         from campaign_totals t join campaign_rounds r on r.campaign_id = t.campaign_id and r.number = t.round
         join campaigns c on c.id = t.campaign_id
         where t.collected > 0
           and r.deadline >= date_trunc('month', tally_now() at time zone 'UTC') at time zone 'UTC' - interval '11 months'
         group by 1, 2) m order by month, currency`,
    );
  }

  async collection(): Promise<Collection[]> {
    return this.database.read(
      `select c.currency, sum(t.collected)::float8 as collected, sum(t.dropped)::float8 as dropped
       from campaign_totals t join campaign_rounds r on r.campaign_id = t.campaign_id and r.number = t.round
       join campaigns c on c.id = t.campaign_id
       where r.state = 'settled' or (r.state = 'failed' and t.collected > 0)
       group by c.currency order by 2 desc, 1`,
    );
  }

  async payoutTimes(): Promise<PayoutTimes> {
    const [found] = await this.database.read<PayoutTimes>(
      `select percentile_cont(0.5) within group (order by extract(epoch from sent - deadline) / 86400)::float8 as "medianDays",
         count(*)::int as campaigns
       from (select o.campaign_id, min(l.sent_at) as sent,
               (select max(r.deadline) from campaign_rounds r
                where r.campaign_id = o.campaign_id and r.opens_at is not null) as deadline
             from payouts o join payout_lines l on l.payout_id = o.id where l.state = 'sent' group by o.campaign_id) first`,
    );
    if (!found) throw new Error('A statement without a row');
    return found;
  }
}
