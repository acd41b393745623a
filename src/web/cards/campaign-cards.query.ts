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
    return this.database.read(
      `select ${columns} from campaigns c join projects p on p.id = c.project_id join ${round} join ${totals} join ${text}
       cross join (select p2.place, p2.category from campaigns c2 join projects p2 on p2.id = c2.project_id where c2.id = $2) own
       where c.state = 'live' and c.id <> $2
       order by (p.place = own.place) desc, (p.category = own.category) desc, r.deadline, c.id limit $3`,
      [locale, campaignId, limit],
    );
  }
}
