import { kindOfDecline } from '../decline.rules.js';
import { type Confirmation, type ProviderPayment } from '../provider-objects.js';

/** What a confirmation led to, told by the payment as it is now. */
export function toConfirmation(payment: ProviderPayment): Confirmation {
  const plain = { code: null, declineCode: null, adviceCode: null, payment };
  if (payment.status === 'succeeded' || payment.status === 'processing') return { kind: payment.status, ...plain };
  if (payment.status === 'requires_action') return { kind: 'authentication_required', ...plain };
  const { lastDecline } = payment;
  if (!lastDecline) throw new Error(`The payment ${payment.id} was confirmed and does not say what came of it`);
  const { code, declineCode, adviceCode } = lastDecline;
  return { kind: kindOfDecline(lastDecline), code, declineCode, adviceCode, payment };
}
