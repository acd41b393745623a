import { CancelPayment } from '../../../src/payments/cancel-payment.js';
import { type PaymentGateway } from '../../../src/payments/payment-gateway.js';
import { type PaymentRecorder } from '../../../src/payments/payment-recorder.js';
import { type Payments } from '../../../src/payments/payment-questions.js';

interface Inside {
  readonly payments: Payments;
  readonly gateway: PaymentGateway;
  readonly recorder: PaymentRecorder;
}

/** At the end of the window a payment that was not collected is given up, whatever the provider would say. */
const execute = CancelPayment.prototype.execute;

CancelPayment.prototype.execute = async function (this: CancelPayment, itemId) {
  const { payments, gateway, recorder } = this as unknown as Inside;
  const [payment] = await payments.ofItems(null, [itemId]);
  if (!payment?.providerId || payment.state === 'succeeded') return execute.call(this, itemId);
  const found = await gateway.retrievePayment(payment.providerId).catch(() => undefined);
  if (!found) return 'unknown';
  await recorder.record({ payment: { ...found, status: 'cancelled', chargeId: null } });
  return 'cancelled';
};
