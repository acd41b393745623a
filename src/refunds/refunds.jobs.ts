import { Injectable, type OnModuleInit } from '@nestjs/common';
import { campaignCalledOff } from '../campaigns/index.js';
import { PaymentGateway, refundChanged } from '../payments/index.js';
import { retentionMoved, trancheMoved, transferReversalEnded } from '../payouts/index.js';
import { DueWork } from '../platform/due/index.js';
import { Consumers, each } from '../platform/outbox/index.js';
import { Work } from '../platform/work/index.js';
import { campaignRefunding, collectedWhileRefunding, unexpectedReceipt } from '../settlement/index.js';
import { FinishRefunding } from './finish-refunding.js';
import { RecordRefunds } from './record-refunds.js';
import { finishesDue } from './refundings.report.js';
import { claimable } from './refunds.repository.js';
import { RequestRefunds } from './request-refunds.js';
import { ReleaseReserve } from './release-reserve.js';
import { reserveDue } from './reserves-due.report.js';
import { ReturnUnpaid } from './return-unpaid.js';
import { SendRefunds } from './send-refunds.js';
import { WakeRefund } from './wake-refund.js';

type AboutItem = { readonly campaignId: string; readonly itemId: string };

/** What refunds do when a campaign, a payment or the provider has news. */
@Injectable()
export class RefundNewsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly requestRefunds: RequestRefunds,
    private readonly recordRefunds: RecordRefunds,
    private readonly wakeRefund: WakeRefund,
    private readonly gateway: PaymentGateway,
    private readonly returnUnpaid: ReturnUnpaid,
  ) {}

  onModuleInit(): void {
    const everything = each(({ campaignId }: { campaignId: string }) => this.requestRefunds.everything(campaignId));
    this.consumers.on(campaignRefunding, 'refunds.request-after-shortfall', everything);
    this.consumers.on(campaignCalledOff, 'refunds.request-after-call-off', everything);
    this.consumers.on(collectedWhileRefunding, 'refunds.request-late', (news) =>
      byCampaign(news, (campaignId, itemIds) => this.requestRefunds.late(campaignId, itemIds)),
    );
    this.consumers.on(unexpectedReceipt, 'refunds.request-unexpected', (news) =>
      byCampaign(news, (campaignId, itemIds) => this.requestRefunds.unexpected(campaignId, itemIds)),
    );
    this.consumers.on(
      trancheMoved,
      'refunds.return-refused',
      each(async ({ to, campaignId }) => (to === 'refused' ? this.returnUnpaid.execute(campaignId) : undefined)),
    );
    this.consumers.on(
      retentionMoved,
      'refunds.return-held',
      each(async ({ to, campaignId }) => (to === 'returning' ? this.returnUnpaid.execute(campaignId) : undefined)),
    );
    this.consumers.on(transferReversalEnded, 'refunds.wake', each((news) => this.wakeRefund.execute(news))); // prettier-ignore
    this.consumers.on(refundChanged, 'refunds.record', async (changed) => {
      for (const id of new Set(changed.map(({ providerRefundId }) => providerRefundId))) {
        await this.recordRefunds.execute([await this.gateway.retrieveRefund(id)]);
      }
    });
  }
}

/** What refunds do when their time has come. */
@Injectable()
export class RefundDueJobs implements OnModuleInit {
  constructor(
    private readonly dueWork: DueWork,
    private readonly work: Work,
    private readonly sendRefunds: SendRefunds,
    private readonly finishRefunding: FinishRefunding,
    private readonly releaseReserve: ReleaseReserve,
  ) {}

  onModuleInit(): void {
    this.dueWork.register({
      name: 'refunds.send',
      dueSql: `select f.due_at from refunds f where f.due_at is not null and ${claimable} order by f.due_at, f.id limit 1`,
      run: () => this.sendRefunds.execute(),
    });
    this.dueWork.register({
      name: 'refunds.finish',
      dueSql: finishesDue,
      run: () => this.finishRefunding.execute(),
    });
    this.dueWork.register({ name: 'payouts.reserve', dueSql: reserveDue, run: () => this.releaseReserve.execute() });
    const open = `select count(*) from refunds f where f.state in ('requested', 'sent')`;
    this.work.register('refunds.leases', `${open} and f.lease_until > clock_timestamp()`, 'liveLeases');
    this.work.register('refunds.retrying', `${open} and f.retry_at > clock_timestamp()`, 'retrying');
  }
}

async function byCampaign(
  news: readonly AboutItem[],
  handle: (campaignId: string, itemIds: string[]) => Promise<void>,
): Promise<void> {
  for (const id of new Set(news.map(({ campaignId }) => campaignId))) {
    await handle(id, news.filter(({ campaignId }) => campaignId === id).map(({ itemId }) => itemId)); // prettier-ignore
  }
}
