import { Injectable } from '@nestjs/common';
import { Campaigns, roundsOf } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { Pledges } from './pledges.js';

/** A campaign that was called off releases the pledges of every round that failed with it: nothing of it was charged. */
@Injectable()
export class ReleaseCancelledCampaign {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly pledges: Pledges,
  ) {}

  async execute(campaignId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = await this.campaigns.lock(tx, campaignId, 'close');
      const step = { at: locked.now, actorId: null, reason: 'campaign cancelled' };
      for (const { round } of roundsOf(locked).filter((one) => one.round.state === 'failed')) {
        await this.pledges.releaseRound(tx, campaignId, round.number, step);
      }
    });
  }
}
