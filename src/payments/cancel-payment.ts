import { Injectable, Logger } from '@nestjs/common';
import { EndUnbegunPayment } from './end-unbegun-payment.js';
import { PaymentGateway } from './payment-gateway.js';
import { Payments } from './payment-questions.js';
import { PaymentRecorder } from './payment-recorder.js';
import { ProviderBusy, ProviderRefused, ProviderUnknownOutcome } from './provider.errors.js';
import { type ProviderPayment } from './provider-objects.js';

/** How a cancellation ended. Only 'succeeded' and 'cancelled' are final; with the others, ask again. */
export type CancelResult = 'succeeded' | 'cancelled' | 'processing' | 'unknown';

/**
 * Ends the payment of an item for ever, and reads it back: it may have succeeded in the meantime, and then it counts.
 * Racing with a charge is safe, since a PaymentIntent can be cancelled or succeed, never both.
 */
@Injectable()
export class CancelPayment {
  private readonly logger = new Logger(CancelPayment.name);

  constructor(
    private readonly gateway: PaymentGateway,
    private readonly payments: Payments,
    private readonly endUnbegun: EndUnbegunPayment,
    private readonly recorder: PaymentRecorder,
  ) {}

  /** 'cancelled' also for an item that never had a payment. */
  async execute(itemId: string): Promise<CancelResult> {
    const [payment] = await this.payments.ofItems(null, [itemId]);
    if (!payment || payment.state === 'cancelled') return 'cancelled';
    if (payment.state === 'succeeded') return 'succeeded';
    try {
      const providerId = payment.providerId ?? (await this.endUnbegun.execute(itemId));
      return providerId === null ? 'cancelled' : await this.end(providerId);
    } catch (error) {
      if (error instanceof ProviderBusy || error instanceof ProviderUnknownOutcome) return 'unknown';
      if (!(error instanceof ProviderRefused)) throw error;
      this.logger.error({ message: 'the provider refused to cancel a payment', item: itemId, code: error.code });
      return 'unknown';
    }
  }

  private async end(providerId: string): Promise<CancelResult> {
    const found = await this.cancelled(providerId);
    const { state, mismatch } = await this.recorder.record({ payment: found });
    if (mismatch) return 'unknown';
    return state === 'succeeded' || state === 'cancelled' || state === 'processing' ? state : 'unknown';
  }

  /** Whatever the cancellation answered, the payment itself tells the truth. */
  private async cancelled(providerId: string): Promise<ProviderPayment> {
    try {
      return await this.gateway.cancelPayment(providerId);
    } catch (error) {
      if (!(error instanceof ProviderRefused) && !(error instanceof ProviderUnknownOutcome)) throw error;
      return this.gateway.retrievePayment(providerId);
    }
  }
}
