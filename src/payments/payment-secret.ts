import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { PaymentClosed, PaymentNotFound } from './payment.errors.js';
import { PaymentGateway } from './payment-gateway.js';
import { Payments } from './payment-questions.js';
import { PaymentRecorder } from './payment-recorder.js';
import { answering } from './provider-problem.js';

/** What the browser needs to confirm the payment in the presence of the backer. Never stored, never logged. */
export interface BrowserPayment {
  readonly itemId: string;
  readonly clientSecret: string;
  readonly publishableKey: string;
  /** The card that the bank refused: confirmed again in person it may pay. The payment itself has forgotten it. */
  readonly paymentMethodId: string | null;
}

/** Lets the backer confirm the very payment that the schedule could not: the same one, so they can never pay twice. */
@Injectable()
export class PaymentSecret {
  constructor(
    private readonly gateway: PaymentGateway,
    private readonly payments: Payments,
    private readonly recorder: PaymentRecorder,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws PaymentNotFound (404), PaymentClosed (409), PaymentsBusy or PaymentsUnreachable (503) */
  async execute(pledgeId: string): Promise<BrowserPayment> {
    const payment = await this.payments.ofPledge(null, pledgeId);
    if (!payment?.providerId) throw new PaymentNotFound();
    if (payment.state === 'succeeded' || payment.state === 'cancelled') throw new PaymentClosed();
    const found = await answering(this.gateway.retrievePayment(payment.providerId));
    const { state } = await this.recorder.record({ payment: found });
    if (state === 'succeeded' || state === 'cancelled' || state === 'processing' || !found.clientSecret) {
      throw new PaymentClosed();
    }
    return {
      itemId: payment.itemId,
      clientSecret: found.clientSecret,
      publishableKey: this.settings.STRIPE_PUBLISHABLE_KEY,
      paymentMethodId: found.lastDecline?.paymentMethodId ?? null,
    };
  }
}
