import { Injectable } from '@nestjs/common';
import { PaymentGateway, type ProviderBankPayout } from '../payments/index.js';
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
    await this.record(accountId, await this.gateway.retrieveBankPayout({ accountId, payoutId }));
  }

  /**
   * All that the account has paid out since then, from the first to the last, as if each had been told: what a payout
   * carried depends on those before it.
   *
   * @throws ProviderBusy, ProviderUnknownOutcome, ProviderRefused
   */
  async catchUp(accountId: string, since: Date): Promise<void> {
    const made: ProviderBankPayout[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await this.gateway.listBankPayouts({ accountId, since, ...(after && { after }) });
      made.push(...page.data);
      after = page.next;
    }
    for (const payout of made.reverse()) await this.record(accountId, payout);
  }

  private async record(accountId: string, { id, status, createdAt, arrivesAt }: ProviderBankPayout): Promise<void> {
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
