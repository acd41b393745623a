import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** A reward with how many are promised, and how many of these pledges count now. */
export interface RewardTaken {
  readonly id: string;
  readonly title: string;
  /** Minor units. */
  readonly price: number;
  readonly stock: number | null;
  readonly taken: number;
}

@Injectable()
export class DashboardQuery {
  constructor(private readonly database: Database) {}

  /** In the creator's order. Pledges that wait for their card hold a piece for half an hour, and are counted with it. */
  async rewards(campaignId: string): Promise<RewardTaken[]> {
    return this.database.read(
      `select r.id, r.title, r.price::float8 as price, s.stock, s.taken
       from rewards r join reward_stock s on s.reward_id = r.id where r.campaign_id = $1 order by r.position`,
      [campaignId],
    );
  }
}
