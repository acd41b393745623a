import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { DecidePayout } from './decide-payout.js';
import { payoutRejected } from './payout.events.js';
import { PayoutsRepository } from './payouts.repository.js';

/** A prepared payout is not sent. Whoever prepared it may take it back themselves. */
@Injectable()
export class RejectPayout {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly repository: PayoutsRepository,
    private readonly decide: DecidePayout,
  ) {}

  /** @throws PayoutNotFound, PayoutDecided */
  async execute(id: string, why: string, caller: Caller): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { campaignId } = await this.repository.get(id, tx);
      // The campaign first, as everywhere: its funds change with the fees that are due again.
      const { now: at } = await this.campaigns.lock(tx, campaignId, 'group');
      const payout = await this.repository.lock(tx, id);
      const news = payoutRejected({ payoutId: id, campaignId });
      await this.decide.execute(tx, { payout, to: 'rejected', caller, at, reason: 'rejected', text: why, news });
    });
  }
}
