import { assertAvailable } from '../balance/funds.js';
import { recordBalanceTransaction } from '../balance/record.js';
import { emit } from '../events/emit.js';
import { applyMetadata, type MetadataChange } from '../parameters/metadata.js';
import { assertInSteps } from '../parameters/money.js';
import { refused } from '../protocol/api-error.js';
import { countRefund } from '../refunds/create.js';
import { newRefund } from '../refunds/refund.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import { newReversal, type Reversal, type Transfer } from './transfer.js';

const embedded = 10;

/** Takes a transfer back, in whole or in part, as far as the connected account's available balance goes. */
export function reverseTransfer(
  world: World,
  before: Transfer,
  given: { amount?: number; metadata?: MetadataChange },
): Reversal {
  const left = before.amount - before.amount_reversed;
  const amount = given.amount ?? left;
  if (left === 0) throw refused(undefined, `Transfer ${before.id} has already been fully reversed.`);
  if (amount > left) {
    throw refused(undefined, `Amount (${amount}) is greater than the unreversed amount of the transfer (${left}).`, {
      param: 'amount',
    });
  }
  const { destination, currency } = before;
  assertInSteps(amount, currency);
  assertAvailable(world, destination, amount, currency);
  const blank = newReversal(world.clock.seconds(), before.id, amount, currency);
  const payment = world.store.charges.must(before.destination_payment ?? '');
  const refund = { ...newRefund(blank.created, payment, amount), transfer_reversal: blank.id };
  const paidBack = {
    type: 'payment_refund' as const,
    amount: -amount,
    currency,
    source: refund.id,
    reportingCategory: 'refund',
  };
  const debit = recordBalanceTransaction(world, destination, 'stripe:transit', paidBack);
  world.store.refunds.insert({ ...refund, balance_transaction: debit.id }, null, destination);
  countRefund(world, payment, amount);
  const credit = recordBalanceTransaction(world, platform, 'stripe:transit', {
    ...{ type: 'transfer_refund', amount, currency, source: before.id },
    reportingCategory: 'transfer_reversal',
  });
  const reversal = world.store.reversals.insert(
    {
      ...blank,
      balance_transaction: credit.id,
      destination_payment_refund: refund.id,
      metadata: applyMetadata({}, given.metadata),
    },
    null,
  );
  count(world, before, reversal);
  return reversal;
}

function count(world: World, before: Transfer, reversal: Reversal): void {
  const amount_reversed = before.amount_reversed + reversal.amount;
  world.store.transfers.update(before.id, { amount_reversed, reversed: amount_reversed === before.amount });
  const transfer = refreshReversals(world, before.id);
  emit(world, 'transfer.reversed', transfer, { amount_reversed: before.amount_reversed });
}

/** A transfer shows its last reversals. */
export function refreshReversals(world: World, id: string): Transfer {
  const all = world.store.reversals.having('transfer', id).rows;
  const last = all.slice(-embedded).reverse();
  const data = last.map((row) => row.object);
  const { reversals } = world.store.transfers.must(id);
  return world.store.transfers.update(id, { reversals: { ...reversals, data, has_more: all.length > embedded } });
}
