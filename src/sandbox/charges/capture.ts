import { emit } from '../events/emit.js';
import type { PaymentIntent } from '../payment-intents/payment-intent.js';
import { invalidParameter } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { settleCharge } from './settle.js';

/** Takes all or a part of an authorised amount; the rest is released. */
export function captureCharge(world: World, intent: PaymentIntent, amount: number): PaymentIntent {
  if (amount > intent.amount_capturable) {
    const message = `The requested capture amount is greater than the amount you can capture for this charge.`;
    throw invalidParameter('amount_too_large', message, 'amount_to_capture');
  }
  const id = intent.latest_charge ?? '';
  world.store.charges.update(id, { captured: true, amount_captured: amount, amount_refunded: intent.amount - amount });
  const charge = settleCharge(world, id);
  emit(world, 'charge.captured', charge, { captured: false });
  const paid = world.store.paymentIntents.update(intent.id, {
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: amount,
  });
  emit(world, 'payment_intent.succeeded', paid);
  return paid;
}

/** An authorisation that is given up shows as refunded, without having moved money. */
export function releaseCharge(world: World, intent: PaymentIntent): void {
  const charge = world.store.charges.update(intent.latest_charge ?? '', {
    amount_refunded: intent.amount,
    refunded: true,
  });
  emit(world, 'charge.refunded', charge);
}
