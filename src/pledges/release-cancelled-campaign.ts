import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { Pledges } from './pledges.js';

/** A campaign that was called off while open releases its pledges. */
@Injectable()
export class ReleaseCancelledCampaign {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly pledges: Pledges,
  ) {}

  async execute(campaignId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { round, now } = await this.campaigns.lock(tx, campaignId, 'close');
      const step = { at: now, actorId: null, reason: 'campaign cancelled' };
      await this.pledges.releaseRound(tx, campaignId, round.number, step);
    });
  }
}
