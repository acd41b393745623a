import type { Charge } from '../charges/charge.js';
import type { PaymentIntent } from '../payment-intents/payment-intent.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';

/** What each payment intent came to, oldest first, so that another ledger can be compared line by line. */
export function paymentIntentBooks(world: World, transferGroup: string | undefined): object[] {
  const { paymentIntents } = world.store;
  const rows =
    transferGroup === undefined
      ? paymentIntents.of(platform).rows
      : paymentIntents.having('transfer_group', transferGroup).rows;
  return rows.map(({ object }) => lineOf(world, object));
}

function lineOf(world: World, intent: PaymentIntent): object {
  const charges = world.store.charges.having('payment_intent', intent.id).rows.map((row) => row.object);
  const paid = charges.filter((charge) => charge.status === 'succeeded' && charge.captured);
  const { id, amount, currency, status, customer, metadata, transfer_group, created } = intent;
  return {
    ...{ id, amount, currency, status, customer, metadata, transfer_group, created },
    charges: charges.length,
    succeeded_charges: paid.length,
    charged: sum(paid, (charge) => charge.amount_captured),
    refunded: sum(paid, (charge) => charge.amount_refunded),
    fee: sum(paid, (charge) => feeOf(world, charge)),
  };
}

function feeOf(world: World, { balance_transaction: id }: Charge): number {
  return id === null ? 0 : world.store.balanceTransactions.must(id).fee;
}

function sum(charges: readonly Charge[], of: (charge: Charge) => number): number {
  return charges.reduce((total, charge) => total + of(charge), 0);
}
