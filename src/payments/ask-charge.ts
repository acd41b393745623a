import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { PaymentGateway } from './payment-gateway.js';
import { RecordCharges } from './record-charges.js';
import { RecordPaymentIntents } from './record-payment-intents.js';

/** Asks the provider about a charge and the payment it belongs to, and records both. */
@Injectable()
export class AskCharge {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly recordPaymentIntents: RecordPaymentIntents,
    private readonly recordCharges: RecordCharges,
  ) {}

  /** Answers the provider's payment. @throws ProviderBusy, ProviderUnknownOutcome, ProviderRefused */
  async execute(chargeId: string): Promise<string | null> {
    const charge = await this.gateway.retrieveCharge(chargeId);
    if (charge.paymentId === null) return null;
    const payment = await this.gateway.retrievePayment(charge.paymentId);
    await this.database.inTransaction(async (tx) => {
      await this.recordPaymentIntents.execute(tx, [{ payment }]);
      await this.recordCharges.execute(tx, [charge]);
    });
    return charge.paymentId;
  }
}
