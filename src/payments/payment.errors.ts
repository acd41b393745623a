import { problem } from '../platform/http/index.js';

export class PaymentNotFound extends problem(
  'not_found',
  'payment-not-found',
  'There is no payment to confirm for this pledge.',
) {}

export class PaymentClosed extends problem(
  'conflict',
  'payment-closed',
  'This payment has ended: it was paid or cancelled, and cannot be confirmed again.',
) {}

export class SetupNotFound extends problem(
  'not_found',
  'card-setup-not-found',
  'No page for saving a card of this pledge has that id. Give the `setupId` with which it was opened.',
) {}

export class SetupClosed extends problem(
  'conflict',
  'card-setup-closed',
  'The saving of this card was ended meanwhile. Open the pay page again.',
) {}

export class PaymentsBusy extends problem(
  'unavailable',
  'payments-busy',
  'The payment provider is busy. Try again after the seconds that Retry-After names; your pledge is kept.',
) {}

export class PaymentsUnreachable extends problem(
  'unavailable',
  'payments-unreachable',
  'The payment provider did not answer. Try again in a moment; nothing was charged.',
) {}

export class WebhookRefused extends problem(
  'malformed',
  'webhook-refused',
  'The webhook is not signed by the payment provider, is too old, or comes from the future.',
) {}
