import { Injectable } from '@nestjs/common';
import { UnpaidReturns } from '../payouts/index.js';
import { Database } from '../platform/database/index.js';
import { RefundFacts } from './refund-facts.js';
import { RefundRunsRepository } from './refund-runs.repository.js';
import { ReturnUnpaid } from './return-unpaid.js';

/**
 * A bank has decided about a charge after what was unpaid went back: what is in the funds since then, and is not the
 * creator's, goes back as well, so that in the end every charge has had the same part.
 */
@Injectable()
export class ReturnRest {
  constructor(
    private readonly database: Database,
    private readonly facts: RefundFacts,
    private readonly runs: RefundRunsRepository,
    private readonly returns: UnpaidReturns,
    private readonly returnUnpaid: ReturnUnpaid,
  ) {}

  /**
   * Nothing when nothing went back before, and nothing the second time.
   *
   * @throws RefundFeeNotKnown, RefundRunOpen: it is tried again until the provider has told, or the other run is at its end
   */
  async execute(campaignId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const last = await this.runs.lastReturn(tx, campaignId);
      if (!last) return;
      const locked = await this.facts.holdWithFees(tx, campaignId);
      // One that is still refunding looks itself before it ends.
      if (locked.campaign.state === 'refunding') return;
      // What it has not asked for yet would be shared out a second time.
      await this.runs.assertNoneOpen(tx, campaignId);
      // Of a campaign that was called off nothing is paid out any more.
      const ofCreator = last.cause === 'cancelled_paid' ? 0n : await this.returns.ofCreator(tx, campaignId);
      if (ofCreator !== null) await this.returnUnpaid.rest(tx, locked, last, ofCreator);
    });
  }
}
