import { ChargePayment, type ChargeResult } from '../../../src/payments/charge-payment.js';
import { type BegunAttempt } from '../../../src/payments/begin-attempt.js';
import { type PaymentGateway } from '../../../src/payments/payment-gateway.js';
import { type PaymentRecorder } from '../../../src/payments/payment-recorder.js';

interface Inside {
  readonly gateway: PaymentGateway;
  readonly recorder: PaymentRecorder;
}

/** An answer that did not come is taken for a refusal. */
const charge = ChargePayment.prototype as unknown as {
  afterUnknown(begun: BegunAttempt, id: string): Promise<ChargeResult>;
};

charge.afterUnknown = async function (this: Inside, begun: BegunAttempt, id: string) {
  const payment = await this.gateway.retrievePayment(id);
  const decline = { code: 'card_declined', declineCode: 'do_not_honor', adviceCode: 'do_not_try_again' };
  const card = { chargeId: null, paymentMethodId: begun.attempt.paymentMethodId };
  await this.recorder.record({ payment, attempt: begun.attempt.number, refusal: { ...decline, ...card } });
  return { kind: 'hard_decline', ...decline };
};
