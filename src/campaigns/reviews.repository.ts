import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type Review } from './review.entity.js';
import { type ReviewCriterion } from './review-criterion.entity.js';

/** A campaign that waits for a moderator, or for its creator to schedule it. */
export interface QueuedCampaign {
  readonly id: string;
  readonly projectId: string;
  readonly submittedAt: Date;
  readonly approvedAt: Date | null;
  readonly criteriaVersion: number;
}

/** Reviews and the published criteria they answer. */
@Injectable()
export class Reviews {
  constructor(private readonly database: Database) {}

  /** The criteria of a version in their order; of the newest when none is named. */
  async criteria(version?: number, tx?: Tx): Promise<ReviewCriterion[]> {
    const sql = `select version, key, position, question from review_criteria
      where version = coalesce($1, (select max(version) from review_criteria)) order by position`;
    const parameters = [version ?? null];
    return tx ? rows(tx, sql, parameters) : this.database.read(sql, parameters);
  }

  async insert(tx: Tx, review: Omit<Review, 'id'>): Promise<string> {
    const { campaignId, reviewerId, criteriaVersion, scores, decision, comment, at } = review;
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into reviews (campaign_id, reviewer_id, criteria_version, scores, decision, comment, at)
       values ($1, $2, $3, $4::jsonb, $5, $6, $7) returning id`,
      [campaignId, reviewerId, criteriaVersion, JSON.stringify(scores), decision, comment, at],
    );
    if (!made) throw new Error('Postgres did not return the review it inserted');
    return made.id;
  }

  /** Newest first. */
  async ofCampaign(campaignId: string, before: string | undefined, limit: number): Promise<Review[]> {
    return this.database.read(
      `select id, campaign_id as "campaignId", reviewer_id as "reviewerId", criteria_version as "criteriaVersion",
         scores, decision, comment, at
       from reviews where campaign_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [campaignId, before ?? null, limit],
    );
  }

  /** Campaigns in review, those that wait longest first; `after` is the sort key to go on from. */
  async queue(after: readonly [submittedAt: string, id: string] | undefined, limit: number): Promise<QueuedCampaign[]> {
    return this.database.read(
      `select id, project_id as "projectId", submitted_at as "submittedAt", approved_at as "approvedAt",
         criteria_version as "criteriaVersion"
       from campaigns
       where state = 'in_review' and ($1::timestamptz is null or (submitted_at, id) > ($1, $2::uuid))
       order by submitted_at, id limit $3`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}
