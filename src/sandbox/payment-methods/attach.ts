import { cardError } from '../cards/declines.js';
import { testCard } from '../cards/test-cards.js';
import { existing } from '../customers/existing.js';
import { emit } from '../events/emit.js';
import { ApiError, refused } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { assertUnspent, choosePaymentMethod } from './choose.js';
import type { PaymentMethod } from './payment-method.js';

/** Attaches a payment method, which asks the card's bank: Stripe's declining cards decline here already. */
export function attach(world: World, id: string, customer: string): PaymentMethod {
  existing(world, customer, 'customer');
  const method = choosePaymentMethod(world, id);
  assertUnspent(world, method);
  if (method.customer !== null && method.customer !== customer) {
    throw refused(
      'payment_method_unexpected_state',
      'The payment method you provided has already been attached to a customer.',
    );
  }
  const card = testCard(world.store.paymentMethods.mustRow(method.id).hidden.card);
  if (card?.attachDeclines !== undefined) throw new ApiError(402, cardError(card.attachDeclines), true);
  return attachChecked(world, method, customer);
}

/** For a card that its bank has already answered for. */
export function attachChecked(world: World, method: PaymentMethod, customer: string): PaymentMethod {
  if (method.customer === customer) return method;
  const attached = world.store.paymentMethods.update(method.id, { customer });
  emit(world, 'payment_method.attached', attached);
  return attached;
}

/** A detached card may never be used again. */
export function detach(world: World, id: string): PaymentMethod {
  const method = choosePaymentMethod(world, id);
  if (method.customer === null) {
    throw refused(
      undefined,
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    );
  }
  const detached = world.store.paymentMethods.update(id, { customer: null }, { spent: true });
  endMandate(world, id);
  emit(world, 'payment_method.detached', detached, { customer: method.customer });
  return detached;
}

/** Nothing more can be debited from an account that was given back. */
function endMandate(world: World, method: string): void {
  const { mandate } = world.store.paymentMethods.mustRow(method).hidden;
  if (mandate === undefined) return;
  const ended = world.store.mandates.update(mandate, { status: 'inactive' });
  emit(world, 'mandate.updated', ended, { status: 'active' });
}
