import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Locale } from '../../users/index.js';

/** Sums of all campaigns in one currency. Minor units. */
export interface CurrencySums {
  readonly currency: string;
  /** What is promised in rounds that are still open. */
  readonly promised: number;
  readonly collected: number;
  /** Refunded or disputed. */
  readonly refunded: number;
}

/** A campaign in a list, with its title in the reader's language or its own. */
interface Titled {
  readonly slug: string;
  readonly locale: Locale;
  readonly title: string;
  readonly currency: string;
  readonly zone: string;
}

export interface Settlement extends Titled {
  readonly deadline: Date;
  readonly isSettled: boolean;
  readonly pledged: number;
  readonly collected: number;
  readonly refunded: number;
}

export interface SentPayout extends Titled {
  readonly amount: number;
  readonly sentAt: Date;
}

/** What the service last found when it looked after its own books. Null for what has not run yet. */
export interface Watch {
  readonly checkedAt: Date | null;
  readonly violations: number | null;
  readonly reconciledAt: Date | null;
  /** Differences with the provider that nobody has settled yet. */
  readonly openBreaks: number;
}

const text = `lateral (select x.locale, x.title from project_texts x
  where x.project_id = p.id and x.locale in ($1, p.default_locale) order by (x.locale = $1) desc limit 1) x on true`;
const titled = `p.slug, x.locale, x.title, c.currency, c.zone`;

@Injectable()
export class OpenLedger {
  constructor(private readonly database: Database) {}

  async sums(): Promise<CurrencySums[]> {
    return this.database.read(
      `select c.currency, coalesce(sum(t.pledged) filter (where r.state in ('open', 'closing')), 0)::float8 as promised,
         sum(t.collected)::float8 as collected, sum(t.refunded)::float8 as refunded
       from campaign_totals t join campaign_rounds r on r.campaign_id = t.campaign_id and r.number = t.round
       join campaigns c on c.id = t.campaign_id
       where r.opens_at is not null group by c.currency order by 3 desc, 1`,
    );
  }

  /** The rounds that ended last, at their deadline: what was called off before had nothing to settle. */
  async settlements(locale: Locale, limit: number): Promise<Settlement[]> {
    return this.database.read(
      `select ${titled}, r.deadline, r.state = 'settled' as "isSettled", t.pledged::float8 as pledged,
         t.collected::float8 as collected, t.refunded::float8 as refunded
       from campaign_rounds r join campaigns c on c.id = r.campaign_id join projects p on p.id = c.project_id
       join campaign_totals t on t.campaign_id = r.campaign_id and t.round = r.number join ${text}
       where r.opens_at is not null and r.state in ('settled', 'failed')
         and (c.state <> 'cancelled' or t.collected > 0)
       order by r.deadline desc, r.campaign_id limit $2`,
      [locale, limit],
    );
  }

  /** The transfers that left last. */
  async payouts(locale: Locale, limit: number): Promise<SentPayout[]> {
    return this.database.read(
      `select ${titled}, l.amount::float8 as amount, l.sent_at as "sentAt"
       from payout_lines l join payouts o on o.id = l.payout_id join campaigns c on c.id = o.campaign_id
       join projects p on p.id = c.project_id join ${text}
       where l.state = 'sent' order by l.sent_at desc, l.id limit $2`,
      [locale, limit],
    );
  }

  async watch(): Promise<Watch> {
    const [found] = await this.database.read<Watch>(
      `select k.ran_at as "checkedAt", k.violations,
         (select max(finished_at) from reconciliations) as "reconciledAt",
         (select count(*)::int from breaks where state = 'open') as "openBreaks"
       from (select) nothing left join lateral (select ran_at, violations from check_runs order by id desc limit 1) k on true`,
    );
    if (!found) throw new Error('A statement without a row');
    return found;
  }
}
