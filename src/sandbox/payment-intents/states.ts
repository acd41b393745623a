import { type ApiError, refused } from '../protocol/api-error.js';
import type { PaymentIntent, PaymentIntentStatus } from './payment-intent.js';

/** What may be done in which status: https://docs.stripe.com/payments/paymentintents/lifecycle */
const allowed = {
  confirm: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  update: ['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture'],
  cancel: ['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture'],
  capture: ['requires_capture'],
} as const satisfies Record<string, readonly PaymentIntentStatus[]>;

export function assertCan(verb: keyof typeof allowed, intent: PaymentIntent): void {
  const statuses: readonly PaymentIntentStatus[] = allowed[verb];
  if (!statuses.includes(intent.status)) throw unexpectedState(intent, verb, statuses);
}

function unexpectedState(intent: PaymentIntent, verb: string, statuses: readonly string[]): ApiError {
  const message =
    verb === 'confirm' && intent.status === 'succeeded'
      ? 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.'
      : `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${verb}ed: ${statuses.join(', ')}.`;
  return refused('payment_intent_unexpected_state', message, { payment_intent: intent });
}
