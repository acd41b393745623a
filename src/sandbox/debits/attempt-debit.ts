import { chargeOf } from '../charges/charge.js';
import { settleSoon } from '../charges/settle.js';
import { emit } from '../events/emit.js';
import { previousOf } from '../events/previous.js';
import { mandateFor } from '../mandates/mandate.js';
import { failPayment } from '../payment-intents/fail.js';
import { keepMethod } from '../payment-intents/keep-method.js';
import type { PaymentIntent } from '../payment-intents/payment-intent.js';
import type { PaymentMethod } from '../payment-methods/payment-method.js';
import { invalidParameter } from '../protocol/api-error.js';
import type { World } from '../world.js';
import type { GivenAcceptance } from '../intents/mandate-data.js';
import { debitFate } from './test-ibans.js';

const msPerDay = 86_400_000;

/** Orders a direct debit: the bank answers days later, until then the intent is processing. */
export function attemptDebit(
  world: World,
  before: PaymentIntent,
  method: PaymentMethod,
  acceptance: GivenAcceptance | undefined,
): PaymentIntent {
  if (before.currency !== 'eur') {
    const message = `The currency provided (${before.currency}) is invalid. Payments with sepa_debit support the following currencies: eur.`;
    throw invalidParameter(undefined, message, 'currency');
  }
  const mandate = mandateFor(world, method, acceptance, 'PaymentIntent');
  keepMethod(world, before, method);
  const charge = world.store.charges.insert(
    {
      ...chargeOf(world.clock.seconds(), before, method, { mandate: mandate.id }),
      ...{ paid: false, status: 'pending' as const },
    },
    null,
  );
  const intent = world.store.paymentIntents.update(before.id, {
    ...{ status: 'processing' as const, payment_method: method.id, latest_charge: charge.id },
    ...{ next_action: null, last_payment_error: null },
  });
  emit(world, 'charge.pending', charge);
  emit(world, 'payment_intent.processing', intent);
  const { debit_days, debit_delayed_days } = world.settings;
  const days = fateOf(world, method).delayed ? debit_delayed_days : debit_days;
  world.scheduler.schedule('debit_ends', charge.id, 'virtual', days * msPerDay);
  return intent;
}

/** The task at the day on which the bank answers. */
export function endDebit(world: World, id: string): void {
  const before = world.store.charges.must(id);
  const intent = world.store.paymentIntents.must(before.payment_intent ?? '');
  const method = world.store.paymentMethods.must(before.payment_method ?? '');
  if (before.status !== 'pending') return;
  const { failure, disputed } = fateOf(world, method);
  if (failure) {
    const charge = world.store.charges.update(id, {
      ...{ status: 'failed', captured: false, amount_captured: 0, outcome: null },
      ...{ failure_code: failure.code, failure_message: failure.message },
    });
    emit(world, 'charge.failed', charge, previousOf(before, charge));
    const code = failure.code === 'generic_could_not_process' ? 'payment_intent_payment_attempt_failed' : failure.code;
    failPayment(world, intent, method, { type: 'invalid_request_error', ...failure, code, charge: id }, id);
    return;
  }
  const charge = world.store.charges.update(id, { status: 'succeeded', paid: true });
  const paid = world.store.paymentIntents.update(intent.id, { status: 'succeeded', amount_received: intent.amount });
  settleSoon(world, charge, intent.capture_method);
  emit(world, 'charge.succeeded', world.store.charges.must(id), previousOf(before, charge));
  emit(world, 'payment_intent.succeeded', paid);
  if (disputed) world.scheduler.schedule('open_dispute', id, 'real', 0);
}

function fateOf(world: World, method: PaymentMethod) {
  return debitFate(world.store.paymentMethods.mustRow(method.id).hidden.iban ?? '') ?? {};
}
