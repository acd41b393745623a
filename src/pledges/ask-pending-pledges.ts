import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { AskSetup } from '../payments/index.js';

/**
 * Asks the provider about every pending pledge of a round whose deadline has passed: a card saved in time counts, even
 * when its webhook is late. What was saved becomes active by the same news as ever; the rest waits for its hold to end.
 */
@Injectable()
export class AskPendingPledges {
  constructor(
    private readonly database: Database,
    private readonly askSetup: AskSetup,
  ) {}

  async execute(campaignId: string, round: number): Promise<void> {
    const pending = await this.database.read<{ id: string }>(
      `select id from pledges where campaign_id = $1 and round = $2 and state = 'pending' order by id`,
      [campaignId, round],
    );
    for (const { id } of pending) await this.askSetup.execute(id);
  }
}
