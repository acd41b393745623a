import { recordBalanceTransaction } from '../balance/record.js';
import { testCard } from '../cards/test-cards.js';
import { emit } from '../events/emit.js';
import { chargeFee, debitFee } from '../money/fees.js';
import type { PaymentIntent } from '../payment-intents/payment-intent.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import { type Charge, isDebit } from './charge.js';

const secondsPerDay = 86_400;

/** Gives a charge its balance transaction: only now is the fee known and the money on its way to the balance. */
export function settleCharge(world: World, id: string): Charge {
  const charge = world.store.charges.must(id);
  if (charge.balance_transaction !== null || !charge.captured || charge.status !== 'succeeded') return charge;
  const atOnce = cardOf(world, charge)?.afterwards === 'available_at_once';
  const now = world.clock.seconds();
  const transaction = recordBalanceTransaction(world, platform, 'outside:cards', {
    type: isDebit(charge) ? 'payment' : 'charge',
    reportingCategory: 'charge',
    amount: charge.amount_captured,
    currency: charge.currency,
    source: id,
    fee: isDebit(charge) ? debitFee(charge.currency) : chargeFee(charge.amount_captured, charge.currency),
    description: charge.description,
    availableOn: atOnce ? now : now + world.settings.availability_days * secondsPerDay,
  });
  return world.store.charges.update(id, { balance_transaction: transaction.id });
}

/** At once, or 300 ms later, as the intent's capture method says; what is only authorised waits for its capture. */
export function settleSoon(world: World, { id }: Charge, captureMethod: PaymentIntent['capture_method']): void {
  if (captureMethod === 'automatic') settleCharge(world, id);
  if (captureMethod === 'automatic_async')
    world.scheduler.schedule('settle_charge', id, 'real', world.settings.balance_transaction_delay_ms);
}

/** The task of `automatic_async` capture. */
export function settleLater(world: World, id: string): void {
  if (world.store.charges.get(id)?.balance_transaction !== null) return;
  const charge = settleCharge(world, id);
  if (charge.balance_transaction !== null) emit(world, 'charge.updated', charge, { balance_transaction: null });
}

export function cardOf(world: World, charge: Charge) {
  const row = charge.payment_method === null ? undefined : world.store.paymentMethods.row(charge.payment_method);
  return row && testCard(row.hidden.card);
}
