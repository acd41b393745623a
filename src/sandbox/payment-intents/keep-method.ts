import { attachChecked } from '../payment-methods/attach.js';
import type { PaymentMethod } from '../payment-methods/payment-method.js';
import type { World } from '../world.js';
import type { PaymentIntent } from './payment-intent.js';

/** A payment method that is neither saved nor attached can be used once only. */
export function keepMethod(world: World, intent: PaymentIntent, method: PaymentMethod): void {
  const future = intent.setup_future_usage;
  if (future !== null && intent.customer !== null) attachChecked(world, method, intent.customer);
  const { object, hidden } = world.store.paymentMethods.mustRow(method.id);
  const spent = object.customer === null;
  world.store.paymentMethods.update(method.id, {}, { saved: hidden.saved || future === 'off_session', spent });
}
