import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Locale } from '../../users/index.js';
import { type CoverPicture } from '../cover/cover.query.js';
import { coverColumn } from '../cover/cover.sql.js';

/** What a campaign's page shows beyond the campaign itself. */
export interface CampaignStory {
  readonly campaignId: string;
  readonly projectId: string;
  readonly slug: string;
  readonly category: string;
  readonly place: string;
  readonly tags: readonly string[];
  readonly ownerId: string;
  readonly ownerName: string;
  /** Null until the owner has an account at the provider. */
  readonly legalName: string | null;
  readonly isVerified: boolean;
  readonly reviews: number;
  readonly reviewedAt: Date | null;
  readonly locale: Locale;
  readonly locales: readonly Locale[];
  readonly story: string;
  readonly cover: CoverPicture | null;
  readonly now: Date;
}

/** What was pledged on one day and still counts, in minor units; `day` counts from the opening, beginning with 0. */
export interface DayOfPledges {
  readonly day: number;
  readonly sum: number;
}

export interface PublicBackers {
  readonly names: readonly string[];
  /** Those who count, with and without a name. */
  readonly count: number;
}

const counts = `state in ('active', 'charging', 'needs_action', 'errored', 'collected')`;

@Injectable()
export class CampaignPageQuery {
  constructor(private readonly database: Database) {}

  /** The newest public campaign of the project with this slug. */
  async currentOf(slug: string): Promise<string | undefined> {
    const [found] = await this.database.read<{ id: string }>(
      `select c.id from campaigns c join projects p on p.id = c.project_id
       where p.slug = $1 and exists (select from campaign_rounds r where r.campaign_id = c.id and r.opens_at is not null)
       order by c.id desc limit 1`,
      [slug],
    );
    return found?.id;
  }

  async story(campaignId: string, locale: Locale): Promise<CampaignStory> {
    const [found] = await this.database.read<CampaignStory>(
      `select c.id as "campaignId", p.id as "projectId", p.slug, p.category, p.place, p.tags,
         u.id as "ownerId", u.display_name as "ownerName", x.locale, x.story, tally_now() as now, ${coverColumn('$2')},
         (select array_agg(a.locale order by a.locale) from project_texts a where a.project_id = p.id) as locales,
         (select r.legal_name from recipients r where r.user_id = p.owner_id) as "legalName",
         coalesce((select r.transfers = 'active' from recipients r where r.user_id = p.owner_id), false) as "isVerified",
         (select count(*)::int from reviews v where v.campaign_id = c.id and v.decision = 'approved') as reviews,
         c.approved_at as "reviewedAt"
       from campaigns c join projects p on p.id = c.project_id join users u on u.id = p.owner_id
       join lateral (select t.locale, t.story from project_texts t
         where t.project_id = p.id and t.locale in ($2, p.default_locale) order by (t.locale = $2) desc limit 1) x on true
       where c.id = $1`,
      [campaignId, locale],
    );
    if (!found) throw new Error(`The campaign ${campaignId} has no project`);
    return found;
  }

  /** Days in the campaign's zone on which something was pledged, in order. */
  async days(campaignId: string): Promise<DayOfPledges[]> {
    return this.database.read(
      `select (activated_at at time zone c.zone)::date - (r.opens_at at time zone c.zone)::date as day,
         sum(p.amount)::float8 as sum
       from campaigns c join campaign_rounds r on r.campaign_id = c.id and r.number = 1
       join pledges p on p.campaign_id = c.id
       where c.id = $1 and p.${counts} and p.activated_at is not null
       group by 1 order by 1`,
      [campaignId],
    );
  }

  /** The newest who let their name be seen. */
  async backers(campaignId: string, limit: number): Promise<PublicBackers> {
    const [found] = await this.database.read<PublicBackers>(
      `select (select count(distinct backer_id)::int from pledges where campaign_id = $1 and ${counts}) as count,
         (select coalesce(json_agg(name), '[]') from (
            select u.display_name as name from pledges p join users u on u.id = p.backer_id
            where p.campaign_id = $1 and p.${counts} and p.visibility = 'public'
            order by p.id desc limit $2) named) as names`,
      [campaignId, limit],
    );
    if (!found) throw new Error('A statement without a row');
    return found;
  }
}
