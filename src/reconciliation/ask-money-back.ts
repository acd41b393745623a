import { Injectable, Logger } from '@nestjs/common';
import { PaymentGateway } from '../payments/index.js';
import { DisputeWaits, RecordDisputes, RecordRefunds } from '../refunds/index.js';

/** Asks about a refund or a dispute that caused a movement, and records it. Answers the provider's payment. */
@Injectable()
export class AskMoneyBack {
  private readonly logger = new Logger(AskMoneyBack.name);

  constructor(
    private readonly gateway: PaymentGateway,
    private readonly recordRefunds: RecordRefunds,
    private readonly recordDisputes: RecordDisputes,
  ) {}

  async refund(id: string): Promise<string | null> {
    const refund = await this.gateway.retrieveRefund(id);
    await this.recordRefunds.execute([refund]);
    return refund.paymentId;
  }

  /** Null for an adjustment that no dispute caused. */
  async adjustment(id: string): Promise<string | null> {
    if (!id.startsWith('du_') && !id.startsWith('dp_')) return null;
    const dispute = await this.gateway.retrieveDispute(id);
    await this.recordDisputes.execute(dispute).catch((error: unknown) => {
      if (!(error instanceof DisputeWaits)) throw error;
      this.logger.warn(error.message);
    });
    return dispute.paymentId;
  }
}
