import { Injectable, type OnModuleInit } from '@nestjs/common';
import { disputeChanged } from '../../payments/index.js';
import { DueWork } from '../../platform/due/index.js';
import { Consumers, each } from '../../platform/outbox/index.js';
import { campaignSettled } from '../../settlement/index.js';
import { AskDisputes } from './ask-disputes.js';
import { DisputeShares } from './dispute-shares.js';
import { disputeClosed, disputeMovedLate } from './dispute.events.js';
import { disputesDue } from './disputes.repository.js';
import { RefundDisputed } from './refund-disputed.js';

/** What disputes do when the provider, a campaign or the clock has news. */
@Injectable()
export class DisputesJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly dueWork: DueWork,
    private readonly askDisputes: AskDisputes,
    private readonly refundDisputed: RefundDisputed,
    private readonly shares: DisputeShares,
  ) {}

  onModuleInit(): void {
    this.consumers.on(disputeChanged, 'disputes.record', async (changed) => {
      for (const id of new Set(changed.map(({ providerDisputeId }) => providerDisputeId))) {
        await this.askDisputes.one(id);
      }
    });
    const refund = each(({ disputeId }: { disputeId: string }) => this.refundDisputed.execute(disputeId));
    this.consumers.on(disputeClosed, 'disputes.refund', refund);
    this.consumers.on(disputeMovedLate, 'disputes.refund-late', refund);
    this.consumers.on(campaignSettled, 'refunds.share-of-before', each((round) => this.shares.ofBefore(round))); // prettier-ignore
    this.dueWork.register({ name: 'disputes.ask', dueSql: disputesDue, run: () => this.askDisputes.due() });
  }
}
