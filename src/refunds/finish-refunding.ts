import { Injectable } from '@nestjs/common';
import { Campaigns, roundsOf, type RoundUnderLock } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { Payments } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { DisputesRepository } from './disputes/disputes.repository.js';
import { RefundsRepository } from './refunds.repository.js';

const batchSize = 50;

/** The last backer has their money back: the campaign ends, and the platform bears what the provider kept. */
@Injectable()
export class FinishRefunding {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly payments: Payments,
    private readonly refunds: RefundsRepository,
    private readonly disputes: DisputesRepository,
    private readonly ledger: Ledger,
  ) {}

  async execute(): Promise<void> {
    for (const campaignId of await this.refunds.toFinish(batchSize)) await this.finish(campaignId);
  }

  /** Does nothing while a charge is not back, a bank decides about one, or a fee is unknown, and nothing the second time. */
  private async finish(campaignId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = await this.campaigns.lock(tx, campaignId, 'close');
      const { campaign, now } = locked;
      if (campaign.state !== 'refunding' || !roundsOf(locked).every(isBack)) return;
      if (await this.disputes.isOpen(tx, campaignId)) return;
      if ((await this.payments.feesUnknown(tx, campaignId)) > 0) return;
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
        reason: 'everything refunded',
      });
    });
  }
}

/** The round charges nothing more, and all that it charged is back. */
const isBack = ({ round, totals }: RoundUnderLock): boolean =>
  round.state !== 'collecting' && totals.refunded === totals.collected;
