import { Injectable } from '@nestjs/common';
import { PaymentGateway } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { BankArrivalsRepository } from './bank-arrivals.repository.js';
import { payoutArrived } from './payout.events.js';

/** The last step of the money: the provider pays the recipient's account out to their own bank. */
@Injectable()
export class RecordBankPayout {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly arrivals: BankArrivalsRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ accountId, payoutId }: { accountId: string; payoutId: string }): Promise<void> {
    const { id, status, createdAt, arrivesAt } = await this.gateway.retrieveBankPayout({ accountId, payoutId });
    const carrying = { accountId, bankPayoutId: id, createdAt };
    await this.database.inTransaction(async (tx) => {
      if (status === 'failed' || status === 'cancelled') return this.arrivals.returned(tx, carrying);
      await this.arrivals.name(tx, carrying);
      if (status !== 'paid') return;
      const arrived = await this.arrivals.arrived(tx, carrying, arrivesAt);
      await this.outbox.emit(
        tx,
        arrived.map((line) => payoutArrived(line)),
      );
    });
  }
}
