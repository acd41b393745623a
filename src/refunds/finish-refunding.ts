import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { Database } from '../platform/database/index.js';
import { RefundingsReport } from './refundings.report.js';
import { ReturnUnpaid } from './return-unpaid.js';
import { RefundRunsRepository } from './refund-runs.repository.js';

const batchSize = 50;

/** The last backer has their money back, or their part of what was unpaid: the campaign ends, and the platform bears what nobody covered. */
@Injectable()
export class FinishRefunding {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly report: RefundingsReport,
    private readonly runs: RefundRunsRepository,
    private readonly returnUnpaid: ReturnUnpaid,
    private readonly ledger: Ledger,
  ) {}

  async execute(): Promise<void> {
    for (const campaignId of await this.report.toFinish(batchSize)) await this.finish(campaignId);
  }

  /** Does nothing while a charge is not back, a bank decides about one, or a fee is unknown, and nothing the second time. */
  private async finish(campaignId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = await this.campaigns.lock(tx, campaignId, 'close');
      const { campaign, now } = locked;
      const ready = await this.report.isToFinish(tx, campaignId);
      if (!ready) return;
      // What a bank gave back meanwhile, or a refund that was not made after all, is unpaid as well.
      const last = ready.hasReturned && (await this.runs.lastReturn(tx, campaignId));
      if (last && (await this.returnUnpaid.rest(tx, locked, last, 0n))) return;
      const feesDue = accounts.campaignFeesDue(campaignId);
      const owed = await this.ledger.balance(feesDue, campaign.currency, tx);
      await this.ledger.post(tx, [
        {
          reference: `processing-fees-${campaignId}`,
          currency: campaign.currency,
          at: now,
          postings: [{ from: accounts.platformCosts, to: feesDue, amount: owed < 0n ? -owed : 0n }],
        },
      ]);
      const to = campaign.refundReason === 'shortfall' ? 'unsuccessful' : 'cancelled';
      await this.campaigns.advanceCampaign(tx, {
        id: campaignId,
        from: 'refunding',
        to,
        at: now,
        actorId: null,
        reason: ready.hasReturned ? 'everything unpaid returned' : 'everything refunded',
      });
    });
  }
}
