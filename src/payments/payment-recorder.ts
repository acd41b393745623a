import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type PaymentReceipt } from './payment.rules.js';
import { type RecordedPayment, RecordPaymentIntents } from './record-payment-intents.js';
import { WriteGroup } from './write-group.js';

/** Records one receipt in a transaction that it shares with whatever else arrives at the same time. */
@Injectable()
export class PaymentRecorder {
  private readonly group: WriteGroup<PaymentReceipt, RecordedPayment>;

  constructor(database: Database, recordPaymentIntents: RecordPaymentIntents) {
    this.group = new WriteGroup((receipts) =>
      database.inTransaction((tx) => recordPaymentIntents.execute(tx, receipts)),
    );
  }

  async record(receipt: PaymentReceipt): Promise<RecordedPayment> {
    return this.group.add(receipt);
  }
}
