import { Injectable } from '@nestjs/common';
import { PaymentGateway } from './payment-gateway.js';
import { Payments } from './payment-questions.js';
import { PaymentRecorder } from './payment-recorder.js';
import { type PaymentState } from './payment.state.js';
import { ProviderBusy, ProviderUnknownOutcome } from './provider.errors.js';

/** Where a payment stands; 'unknown' when the provider did not say. */
export type PaymentStanding = PaymentState | 'unknown';

/** Asks the provider where a payment stands, and records it: for return pages and for results that no webhook brought. */
@Injectable()
export class AskPayment {
  constructor(
    private readonly gateway: PaymentGateway,
    private readonly payments: Payments,
    private readonly recorder: PaymentRecorder,
  ) {}

  /** 'created' also for an item without payment, or one that was never tried. */
  async execute(itemId: string): Promise<PaymentStanding> {
    const [payment] = await this.payments.ofItems(null, [itemId]);
    if (!payment?.providerId || payment.state === 'succeeded' || payment.state === 'cancelled') {
      return payment?.state ?? 'created';
    }
    try {
      const found = await this.gateway.retrievePayment(payment.providerId);
      const recorded = await this.recorder.record({ payment: found });
      return recorded.mismatch ? 'unknown' : (recorded.state ?? 'unknown');
    } catch (error) {
      if (error instanceof ProviderBusy || error instanceof ProviderUnknownOutcome) return 'unknown';
      throw error;
    }
  }
}
