import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
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
    private readonly clock: Clock,
    private readonly repository: PayoutsRepository,
    private readonly decide: DecidePayout,
  ) {}

  /** @throws PayoutNotFound, PayoutDecided */
  async execute(id: string, why: string, caller: Caller): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const payout = await this.repository.lock(tx, id);
      const at = await this.clock.now(tx);
      const news = payoutRejected({ payoutId: id, campaignId: payout.campaignId });
      await this.decide.execute(tx, { payout, to: 'rejected', caller, at, reason: 'rejected', text: why, news });
    });
  }
}
