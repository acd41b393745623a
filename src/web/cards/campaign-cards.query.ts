import { Injectable } from '@nestjs/common';
import { type CampaignState } from '../../campaigns/index.js';
import { Database } from '../../platform/database/index.js';
import { type Locale } from '../../users/index.js';

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

const columns = `c.id, p.slug, p.category, p.place, x.locale, x.title, x.summary, c.state, c.currency, c.zone,
  r.target::float8 as target, t.pledged::float8 as pledged, t.backers, r.deadline, coalesce(c.opens_at, r.opens_at) as "openedAt", tally_now() as now`;

const orders = {
  ending: 'r.deadline, c.id',
  newest: 'c.id desc',
  backed: 't.backers desc, c.id desc',
} as const;

export type CardOrder = keyof typeof orders;

@Injectable()
export class CampaignCards {
  constructor(private readonly database: Database) {}

  /** Live campaigns for the first page. */
  async live(locale: Locale, order: CardOrder, limit: number): Promise<CampaignCard[]> {
    return this.database.read(
      `select ${columns} from campaigns c join projects p on p.id = c.project_id join ${round} join ${totals} join ${text}
       where c.state = 'live' order by ${orders[order]} limit $2`,
      [locale, limit],
    );
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
    return this.database.read(
      `select ${columns} from campaigns c join projects p on p.id = c.project_id join ${round} join ${totals} join ${text}
       where c.state in ('successful', 'delivering', 'fulfilled', 'partly_fulfilled')
       order by r.deadline desc, c.id limit $2`,
      [locale, limit],
    );
  }

  /** Live ones beside this campaign: of the same place first, then of the same category, then those that end first. */
  async beside(campaignId: string, locale: Locale, limit: number): Promise<CampaignCard[]> {
    const nearest = (condition: string, rank: number) =>
      `(select c2.id, ${rank} as rank from campaigns c2 join campaign_rounds n on n.campaign_id = c2.id and n.state = 'open'
        join projects p2 on p2.id = c2.project_id and p2.public_since is not null, own
        where c2.state = 'live' and c2.id <> $2 and ${condition} order by n.deadline limit $3)`;
    return this.database.read(
      `with own as (select p.place, p.category from campaigns c join projects p on p.id = c.project_id where c.id = $2),
         near as (${nearest('p2.place = own.place', 0)} union all ${nearest('p2.category = own.category', 1)}
           union all ${nearest('true', 2)}),
         best as (select id, min(rank) as rank from near group by id order by 2, 1 limit $3)
       select ${columns} from best join campaigns c on c.id = best.id join projects p on p.id = c.project_id
       join ${round} join ${totals} join ${text} order by best.rank, r.deadline`,
      [locale, campaignId, limit],
    );
  }
}
