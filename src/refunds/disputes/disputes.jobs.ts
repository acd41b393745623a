import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Campaigns } from '../../campaigns/index.js';
import { disputeChanged, PaymentGateway, Payments } from '../../payments/index.js';
import { Database } from '../../platform/database/index.js';
import { DueWork } from '../../platform/due/index.js';
import { Consumers, each } from '../../platform/outbox/index.js';
import { campaignSettled } from '../../settlement/index.js';
import { RequestRefunds } from '../request-refunds.js';
import { ReturnShares } from '../return-shares.js';
import { AskDisputes } from './ask-disputes.js';
import { disputeClosed } from './dispute.events.js';
import { DisputeList } from './dispute-list.js';
import { disputesDue } from './disputes.repository.js';
import { RecordDisputes } from './record-disputes.js';

/** What disputes do when the provider, a campaign or the clock has news. */
@Injectable()
export class DisputesJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly dueWork: DueWork,
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly payments: Payments,
    private readonly gateway: PaymentGateway,
    private readonly recordDisputes: RecordDisputes,
    private readonly askDisputes: AskDisputes,
    private readonly list: DisputeList,
    private readonly requestRefunds: RequestRefunds,
    private readonly shares: ReturnShares,
  ) {}

  onModuleInit(): void {
    this.consumers.on(disputeChanged, 'disputes.record', async (changed) => {
      for (const id of new Set(changed.map(({ providerDisputeId }) => providerDisputeId))) {
        await this.recordDisputes.execute(await this.gateway.retrieveDispute(id));
      }
    });
    this.consumers.on(disputeClosed, 'disputes.refund-the-rest', each(({ disputeId }) => this.refundTheRest(disputeId))); // prettier-ignore
    this.consumers.on(campaignSettled, 'refunds.share-of-before', each((round) => this.returnShareOfBefore(round))); // prettier-ignore
    this.dueWork.register({ name: 'disputes.ask', dueSql: disputesDue, run: () => this.askDisputes.execute() });
  }

  /** What could not be sent back while it was disputed is asked for again, if it has to go back. */
  private async refundTheRest(disputeId: string): Promise<void> {
    const { campaignId, pledgeId, isUnexpected } = await this.list.placeOf(disputeId);
    if (!isUnexpected) return this.requestRefunds.everything(campaignId);
    const payment = await this.payments.ofPledge(null, pledgeId);
    if (payment) await this.requestRefunds.unexpected(campaignId, [payment.itemId]);
  }

  /** The fee was taken of all that was collected; what had gone back by then pays none. */
  private async returnShareOfBefore({ campaignId, round }: { campaignId: string; round: number }): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = await this.campaigns.lock(tx, campaignId, 'group');
      await this.shares.execute(tx, locked, round, `share-of-before-${campaignId}-${round}`);
    });
  }
}
