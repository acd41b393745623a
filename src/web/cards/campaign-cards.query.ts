import { Injectable } from '@nestjs/common';
import { type CampaignState } from '../../campaigns/index.js';
import { Database } from '../../platform/database/index.js';
import { type Locale } from '../../users/index.js';
import { type CoverPicture } from '../cover/cover.query.js';
import { coverColumn } from '../cover/cover.sql.js';

/** A campaign as lists show it. Amounts are minor units. */
export interface CampaignCard {
  readonly id: string;
  readonly slug: string;
  readonly category: string;
  readonly place: string;
  readonly locale: Locale;
  readonly title: string;
  readonly summary: string;
  readonly state: CampaignState;
  readonly currency: string;
  readonly zone: string;
  readonly target: number;
  readonly pledged: number;
  readonly backers: number;
  readonly cover: CoverPicture | null;
  /** When the first round opened. */
  readonly openedAt: Date;
  /** Of the current round. */
  readonly deadline: Date;
  /** Business time, of the question. */
  readonly now: Date;
}

/** The newest round that has opened; every listed campaign has one. */
const round = `lateral (select r.number, r.target, r.deadline, r.opens_at from campaign_rounds r
  where r.campaign_id = c.id and r.opens_at is not null order by r.number desc limit 1) r on true`;

const totals = `lateral (select sum(t.pledged) as pledged, sum(t.backers)::int as backers from campaign_totals t
  where t.campaign_id = c.id) t on true`;

/** In the reader's language, or in the project's own. */
const text = `lateral (select x.locale, x.title, x.summary from project_texts x
  where x.project_id = p.id and x.locale in ($1, p.default_locale) order by (x.locale = $1) desc limit 1) x on true`;

const columns = `c.id, p.slug, p.category, p.place, x.locale, x.title, x.summary, c.state, c.currency, c.zone, ${coverColumn('$1')},
  r.target::float8 as target, t.pledged::float8 as pledged, t.backers, r.deadline, coalesce(c.opens_at, r.opens_at) as "openedAt", tally_now() as now`;

const orders = { ending: 'r.deadline, c.id', newest: 'c.id desc' } as const;

export type CardOrder = keyof typeof orders;

/** While a campaign is live, its newest round is the open one. */
const live = `campaigns c join campaign_rounds r on r.campaign_id = c.id and r.state = 'open'`;

@Injectable()
export class CampaignCards {
  constructor(private readonly database: Database) {}

  /** Live campaigns for the first page. */
  async live(locale: Locale, order: CardOrder, limit: number): Promise<CampaignCard[]> {
    return this.chosen(locale, `select c.id from ${live} where c.state = 'live' order by ${orders[order]} limit $1`, [
      limit,
    ]);
  }

  /** These, in this order; what was never live is left out. */
  async these(ids: readonly string[], locale: Locale): Promise<CampaignCard[]> {
    if (ids.length === 0) return [];
    return this.database.read(
      `select ${columns} from unnest($2::uuid[]) with ordinality as wanted (id, place)
       join campaigns c on c.id = wanted.id join projects p on p.id = c.project_id
       join ${round} join ${totals} join ${text} order by wanted.place`,
      [locale, ids],
    );
  }

  /** Those that reached their goal last: proof that it works. */
  async funded(locale: Locale, limit: number): Promise<CampaignCard[]> {
    return this.chosen(
      locale,
      `select c.id from campaign_rounds r join campaigns c on c.id = r.campaign_id
       where r.opens_at is not null and c.state in ('successful', 'delivering', 'fulfilled', 'partly_fulfilled')
         and not exists (select from campaign_rounds n
           where n.campaign_id = c.id and n.number > r.number and n.opens_at is not null)
       order by r.deadline desc, c.id limit $1`,
      [limit],
    );
  }

  /** Live ones beside this campaign: of the same place first, then of the same category, then those that end first. */
  async beside(campaignId: string, locale: Locale, limit: number): Promise<CampaignCard[]> {
    const nearest = (condition: string, rank: number) =>
      `(select c.id, ${rank} as rank, r.deadline from ${live} join projects p on p.id = c.project_id, own
        where c.state = 'live' and c.id <> $2 and ${condition} order by r.deadline, c.id limit $1)`;
    return this.chosen(
      locale,
      `with own as (select p.place, p.category from campaigns c join projects p on p.id = c.project_id where c.id = $2),
         near as (${nearest('p.place = own.place and p.public_since is not null', 0)}
           union all ${nearest('p.category = own.category and p.public_since is not null', 1)}
           union all ${nearest('true', 2)})
       select id from near group by id order by min(rank), min(deadline), id limit $1`,
      [limit, campaignId],
    );
  }

  /** Chooses first and reads what cards show afterwards: of thousands, only a few are shown. */
  private async chosen(locale: Locale, sql: string, parameters: readonly unknown[]): Promise<CampaignCard[]> {
    const found = await this.database.read<{ id: string }>(sql, parameters);
    return this.these(
      found.map(({ id }) => id),
      locale,
    );
  }
}
