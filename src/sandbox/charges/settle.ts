import { recordBalanceTransaction } from '../balance/record.js';
import { testCard } from '../cards/test-cards.js';
import { emit } from '../events/emit.js';
import { chargeFee } from '../money/fees.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import type { Charge } from './charge.js';

const secondsPerDay = 86_400;

/** Gives a charge its balance transaction: only now is the fee known and the money on its way to the balance. */
export function settleCharge(world: World, id: string): Charge {
  const charge = world.store.charges.must(id);
  if (charge.balance_transaction !== null || !charge.captured || charge.status !== 'succeeded') return charge;
  const atOnce = cardOf(world, charge)?.afterwards === 'available_at_once';
  const now = world.clock.seconds();
  const transaction = recordBalanceTransaction(world, platform, 'outside:cards', {
    type: 'charge',
    amount: charge.amount_captured,
    currency: charge.currency,
    source: id,
    fee: chargeFee(charge.amount_captured, charge.currency),
    description: charge.description,
    availableOn: atOnce ? now : now + world.settings.availability_days * secondsPerDay,
  });
  return world.store.charges.update(id, { balance_transaction: transaction.id });
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
