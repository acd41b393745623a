import type { TestCard } from '../cards/test-cards.js';
import { chargeOf } from '../charges/charge.js';
import { settleSoon } from '../charges/settle.js';
import { emit } from '../events/emit.js';
import type { PaymentMethod } from '../payment-methods/payment-method.js';
import type { World } from '../world.js';
import { keepMethod } from './keep-method.js';
import type { PaymentIntent } from './payment-intent.js';

/** Takes the money, or holds it for a later capture. This happens at most once to a PaymentIntent. */
export function succeed(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  card: TestCard,
  authenticated: boolean,
): PaymentIntent {
  if (intent.status === 'succeeded') throw new Error(`${intent.id} has already succeeded`);
  keepMethod(world, intent, method);
  const held = intent.capture_method === 'manual';
  const charge = world.store.charges.insert(
    {
      ...chargeOf(world.clock.seconds(), intent, method, { authenticated }),
      ...(held && { amount_captured: 0, captured: false }),
    },
    null,
  );
  const paid = world.store.paymentIntents.update(intent.id, {
    status: held ? 'requires_capture' : 'succeeded',
    amount_received: held ? 0 : intent.amount,
    amount_capturable: held ? intent.amount : 0,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
  });
  settleSoon(world, charge, intent.capture_method);
  emit(world, 'charge.succeeded', world.store.charges.must(charge.id));
  emit(world, held ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded', paid);
  if (!held && (card.afterwards === 'dispute' || card.afterwards === 'inquiry')) {
    world.scheduler.schedule(card.afterwards === 'dispute' ? 'open_dispute' : 'open_inquiry', charge.id, 'real', 0);
  }
  return paid;
}
