import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { AskPayment } from './ask-payment.js';
import { PaymentGateway } from './payment-gateway.js';
import { type PaymentState } from './payment.state.js';
import { PaymentsRepository } from './payments.repository.js';
import { RecordCharges } from './record-charges.js';

const batch = 50;

/** Asks for what no webhook brought: the result of a debit, daily; the fee of a charge, an hour after it. */
@Injectable()
export class AskOverduePayments {
  private readonly logger = new Logger(AskOverduePayments.name);

  constructor(
    private readonly database: Database,
    private readonly payments: PaymentsRepository,
    private readonly askPayment: AskPayment,
    private readonly gateway: PaymentGateway,
    private readonly recordCharges: RecordCharges,
  ) {}

  /** Returns when nothing is due. One that the provider does not answer is due again later, by business time. */
  async execute(): Promise<void> {
    for (;;) {
      const claimed = await this.database.inTransaction((tx) => this.payments.claimToAsk(tx, batch));
      await Promise.all(claimed.map((payment) => this.ask(payment)));
      if (claimed.length < batch) return;
    }
  }

  private async ask({ itemId, state, chargeId }: { itemId: string; state: PaymentState; chargeId: string | null }) {
    try {
      if (state !== 'succeeded') await this.askPayment.execute(itemId);
      else if (chargeId) await this.askCharge(chargeId);
    } catch (error) {
      this.logger.warn({ message: 'a payment could not be asked about', item: itemId, error });
    }
  }

  private async askCharge(chargeId: string): Promise<void> {
    const charge = await this.gateway.retrieveCharge(chargeId);
    await this.database.inTransaction((tx) => this.recordCharges.execute(tx, [charge]));
  }
}
