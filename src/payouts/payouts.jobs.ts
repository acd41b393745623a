import { Injectable, type OnModuleInit } from '@nestjs/common';
import { bankPayoutChanged, PaymentGateway, recipientAccountChanged, transferChanged } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { DueWork } from '../platform/due/index.js';
import { Consumers, each, Outbox } from '../platform/outbox/index.js';
import { Work } from '../platform/work/index.js';
import { payoutArrived } from './payout.events.js';
import { PayoutSendingsRepository, sendDue, sendLeases, sendRetries } from './payout-sendings.repository.js';
import { RecordRecipientAccount } from './record-recipient-account.js';
import { RecordTransfer } from './record-transfer.js';
import { SendPayoutLine } from './send-payout-line.js';

/** Approved lines that are to be sent. */
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
    this.due.register({
      name: 'payouts.send',
      dueSql: sendDue,
      run: async () => {
        for (let ids = await this.sendings.due(20); ids.length > 0; ids = await this.sendings.due(20)) {
          for (const id of ids) await this.send.execute(id);
        }
      },
    });
  }
}

/** The last step of the money: the provider's payout reaches the recipient's bank. */
@Injectable()
export class BankArrivals {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly sendings: PayoutSendingsRepository,
    private readonly outbox: Outbox,
  ) {}

  async record({ accountId, payoutId }: { accountId: string; payoutId: string }): Promise<void> {
    const bankPayout = await this.gateway.retrieveBankPayout({ accountId, payoutId });
    if (bankPayout.status !== 'paid') return;
    await this.database.inTransaction(async (tx) => {
      const arrived = await this.sendings.arrived(tx, accountId, bankPayout.id, bankPayout.arrivesAt);
      await this.outbox.emit(tx, arrived.map((line) => payoutArrived(line))); // prettier-ignore
    });
  }
}

/** What the provider tells about accounts, transfers and bank payouts: each is fetched afresh and recorded. */
@Injectable()
export class PayoutNewsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly recordAccount: RecordRecipientAccount,
    private readonly recordTransfer: RecordTransfer,
    private readonly arrivals: BankArrivals,
  ) {}

  onModuleInit(): void {
    const account = each(({ accountId }: { accountId: string }) => this.recordAccount.execute(accountId));
    const transfer = each(async ({ transferId }: { transferId: string }) => {
      const found = await this.gateway.retrieveTransfer(transferId);
      await this.database.inTransaction((tx) => this.recordTransfer.execute(tx, found));
    });
    this.consumers.on(recipientAccountChanged, 'payouts.record-account', account);
    this.consumers.on(transferChanged, 'payouts.record-transfer', transfer);
    this.consumers.on(
      bankPayoutChanged,
      'payouts.record-arrival',
      each((news) => this.arrivals.record(news)),
    );
  }
}
