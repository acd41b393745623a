import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { campaignStateChanged } from '../campaigns/index.js';
import {
  bankPayoutChanged,
  PaymentGateway,
  ProviderMismatch,
  ProviderRefused,
  recipientAccountChanged,
  transferChanged,
} from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { DueWork } from '../platform/due/index.js';
import { Consumers, each } from '../platform/outbox/index.js';
import { Work } from '../platform/work/index.js';
import { FollowCampaign } from './follow-campaign.js';
import { PayoutSendingsRepository, sendDue, sendLeases, sendRetries } from './payout-sendings.repository.js';
import { RecordBankPayout } from './record-bank-payout.js';
import { RecordRecipientAccount } from './record-recipient-account.js';
import { RecordTransfer } from './record-transfer.js';
import { SendPayoutLine } from './send-payout-line.js';
import { SendReversals } from './send-reversals.js';
import { reversalDue, reversalLeases, reversalRetries } from './transfer-reversals.repository.js';

const atOnce = 20;

/** Approved lines that are to be sent, each at most once in a run. */
@Injectable()
export class PayoutSendingJobs implements OnModuleInit {
  constructor(
    private readonly due: DueWork,
    private readonly work: Work,
    private readonly sendings: PayoutSendingsRepository,
    private readonly send: SendPayoutLine,
  ) {}

  onModuleInit(): void {
    this.work.register('payouts.leases', sendLeases, 'liveLeases');
    this.work.register('payouts.retries', sendRetries, 'retrying');
    this.due.register({ name: 'payouts.send', dueSql: sendDue, run: () => this.sendDue() });
  }

  private async sendDue(): Promise<void> {
    const had: string[] = [];
    for (;;) {
      const ids = await this.sendings.due(had, atOnce);
      if (ids.length === 0) return;
      for (const id of ids) await this.send.execute(id);
      had.push(...ids);
    }
  }
}

/** Transfers that are to come back. */
@Injectable()
export class PayoutReversalJobs implements OnModuleInit {
  constructor(
    private readonly due: DueWork,
    private readonly work: Work,
    private readonly send: SendReversals,
  ) {}

  onModuleInit(): void {
    this.work.register('payouts.reversal-leases', reversalLeases, 'liveLeases');
    this.work.register('payouts.reversal-retries', reversalRetries, 'retrying');
    this.due.register({ name: 'payouts.reverse', dueSql: reversalDue, run: () => this.send.execute() });
  }
}

/** What the provider tells about accounts, transfers and bank payouts: each is fetched afresh and recorded. */
@Injectable()
export class PayoutNewsJobs implements OnModuleInit {
  private readonly logger = new Logger(PayoutNewsJobs.name);

  constructor(
    private readonly consumers: Consumers,
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly recordAccount: RecordRecipientAccount,
    private readonly recordTransfer: RecordTransfer,
    private readonly recordBankPayout: RecordBankPayout,
  ) {}

  onModuleInit(): void {
    this.consumers.on(
      recipientAccountChanged,
      'payouts.record-account',
      each(({ accountId }) => this.unlessRefused(this.recordAccount.execute(accountId))),
    );
    this.consumers.on(
      transferChanged,
      'payouts.record-transfer',
      each(({ transferId }) => this.unlessRefused(this.transfer(transferId))),
    );
    this.consumers.on(
      bankPayoutChanged,
      'payouts.record-arrival',
      each((news) => this.unlessRefused(this.recordBankPayout.execute(news))),
    );
  }

  private async transfer(id: string): Promise<void> {
    const found = await this.gateway.retrieveTransfer(id);
    await this.database.inTransaction((tx) => this.recordTransfer.execute(tx, found));
  }

  /** What the provider does not know, or tells otherwise than our row, will be no different when asked again. */
  private async unlessRefused(recording: Promise<void>): Promise<void> {
    await recording.catch((error: unknown) => {
      if (!(error instanceof ProviderRefused) && !(error instanceof ProviderMismatch)) throw error;
      this.logger.error('news of the provider were not recorded', error);
    });
  }
}

/** What becomes of payouts when their campaign is called off or resumed. */
@Injectable()
export class PayoutCampaignJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly followCampaign: FollowCampaign,
  ) {}

  onModuleInit(): void {
    this.consumers.on(
      campaignStateChanged,
      'payouts.follow-campaign',
      each((news) => this.followCampaign.execute(news)),
    );
  }
}
