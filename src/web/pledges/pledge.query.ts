import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Locale } from '../../users/index.js';
import { type CoverPicture } from '../cover/cover.query.js';
import { coverColumn } from '../cover/cover.sql.js';

/** A consent as it was given, word for word. */
export interface ConsentGiven {
  readonly sentence: string;
  /** ISO day in the campaign's zone. */
  readonly latestDate: string;
  readonly givenAt: Date;
}

/** The campaign of a pledge, as a list names it. */
export interface PledgedCampaign {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly locale: Locale;
  readonly zone: string;
  readonly cover: CoverPicture | null;
}

@Injectable()
export class PledgeQuery {
  constructor(private readonly database: Database) {}

  /** Newest first; a pledge that is changed again and again shows its last ones. */
  async consents(pledgeId: string): Promise<ConsentGiven[]> {
    return this.database.read(
      `select sentence, latest_date::text as "latestDate", given_at as "givenAt" from consents
       where pledge_id = $1 order by id desc limit 20`,
      [pledgeId],
    );
  }

  /** In the reader's language, or in the project's own. */
  async campaigns(ids: readonly string[], locale: Locale): Promise<ReadonlyMap<string, PledgedCampaign>> {
    const found = await this.database.read<PledgedCampaign>(
      `select c.id, p.slug, c.zone, x.title, x.locale, ${coverColumn('$2')}
       from campaigns c join projects p on p.id = c.project_id
       join lateral (select t.title, t.locale from project_texts t
         where t.project_id = p.id and t.locale in ($2, p.default_locale) order by (t.locale = $2) desc limit 1) x on true
       where c.id = any($1::uuid[])`,
      [ids, locale],
    );
    return new Map(found.map((campaign) => [campaign.id, campaign]));
  }
}
