import { Injectable } from '@nestjs/common';
import { type CampaignState } from '../../../campaigns/index.js';
import { Database } from '../../../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../../../platform/http/index.js';
import { type Locale } from '../../../users/index.js';
import { campaignName } from '../frame/campaign-name.sql.js';
import { type Named } from '../frame/campaign-name.js';
import { rowsPerPage } from '../frame/office.js';

export interface QueuedCampaign extends Named {
  readonly id: string;
  readonly submittedAt: Date;
  /** False once approved, unless the project has changed since. */
  readonly needsReview: boolean;
}

export interface AnyCampaign extends Named {
  readonly id: string;
  readonly state: CampaignState;
  readonly createdAt: Date;
}

export interface ProjectWords {
  readonly locale: Locale;
  readonly title: string;
  readonly summary: string;
  readonly story: string;
}

export interface Criterion {
  readonly version: number;
  readonly key: string;
  readonly question: string;
}

/** What a reviewer sees of a campaign beyond the campaign itself. */
export interface Judged {
  readonly ownerName: string;
  readonly deputyName: string | null;
  readonly suspendedAt: Date | null;
  readonly needsReview: boolean;
  readonly texts: readonly ProjectWords[];
  /** Of the version that it was handed in under; the newest before that. */
  readonly criteria: readonly Criterion[];
}

const needsReview = '(c.approved_at is null or c.approved_at <= p.content_changed_at)';

@Injectable()
export class ReviewsQuery {
  constructor(private readonly database: Database) {}

  /** Campaigns in review, those that wait longest first. @throws MalformedCursor */
  async queue(locale: Locale, after: string | undefined): Promise<Page<QueuedCampaign>> {
    const [at = null, id = null] = decodeCursor(after, ['instant', 'uuid']) ?? [];
    const found = await this.database.read<QueuedCampaign>(
      `select c.id, n.title, n.locale as "titleLocale", c.submitted_at as "submittedAt", ${needsReview} as "needsReview"
       from campaigns c ${campaignName('$1')}
       where c.state = 'in_review' and ($2::timestamptz is null or (c.submitted_at, c.id) > ($2, $3::uuid))
       order by c.submitted_at, c.id limit $4::int + 1`,
      [locale, at, id, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.submittedAt.toISOString(), row.id],
      (row) => row,
    );
  }

  /** Every campaign, newest first. @throws MalformedCursor */
  async all(locale: Locale, before: string | undefined): Promise<Page<AnyCampaign>> {
    const [id = null] = decodeCursor(before, ['uuid']) ?? [];
    const found = await this.database.read<AnyCampaign>(
      `select c.id, n.title, n.locale as "titleLocale", c.state, c.created_at as "createdAt"
       from campaigns c ${campaignName('$1')}
       where $2::uuid is null or c.id < $2 order by c.id desc limit $3::int + 1`,
      [locale, id, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.id],
      (row) => row,
    );
  }

  /** Of a campaign that is known to be there. */
  async judged(campaignId: string): Promise<Judged> {
    const [found] = await this.database.read<Judged>(
      `select o.display_name as "ownerName", d.display_name as "deputyName", c.suspended_at as "suspendedAt",
         ${needsReview} as "needsReview",
         (select json_agg(json_build_object('locale', t.locale, 'title', t.title, 'summary', t.summary, 'story', t.story)
            order by t.locale = p.default_locale desc, t.locale) from project_texts t where t.project_id = p.id) as texts,
         (select json_agg(json_build_object('version', r.version, 'key', r.key, 'question', r.question) order by r.position)
          from review_criteria r where r.version = coalesce(c.criteria_version, (select max(version) from review_criteria))
         ) as criteria
       from campaigns c join projects p on p.id = c.project_id join users o on o.id = p.owner_id
       left join users d on d.id = p.deputy_id where c.id = $1`,
      [campaignId],
    );
    if (!found) throw new Error(`There is no campaign ${campaignId}`);
    return found;
  }
}
