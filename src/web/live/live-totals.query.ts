import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** Minor units. */
export interface LiveTotals {
  readonly campaignId: string;
  readonly pledged: number;
  readonly backers: number;
}

@Injectable()
export class LiveTotalsQuery {
  constructor(private readonly database: Database) {}

  /** Of campaigns that have opened; others are not told about. */
  async of(campaignIds: readonly string[]): Promise<LiveTotals[]> {
    return this.database.read(
      `select t.campaign_id as "campaignId", sum(t.pledged)::float8 as pledged, sum(t.backers)::int as backers
       from campaign_totals t
       join campaign_rounds r on r.campaign_id = t.campaign_id and r.number = t.round and r.opens_at is not null
       where t.campaign_id = any($1::uuid[]) group by 1`,
      [campaignIds],
    );
  }
}
