import { emit } from '../events/emit.js';
import type { PaymentMethod } from '../payment-methods/payment-method.js';
import type { World } from '../world.js';
import type { PaymentIntent } from './payment-intent.js';

/** The attempt is over, and the intent waits for a payment method again. */
export function failPayment(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  error: object,
  charge = intent.latest_charge,
): PaymentIntent {
  const failed = world.store.paymentIntents.update(intent.id, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    latest_charge: charge,
    last_payment_error: { ...error, payment_method: method },
  });
  emit(world, 'payment_intent.payment_failed', failed);
  return failed;
}
