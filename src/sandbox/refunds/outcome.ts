import { recordBalanceTransaction } from '../balance/record.js';
import { emit } from '../events/emit.js';
import { refused } from '../protocol/api-error.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import { countRefund } from './create.js';
import type { Refund } from './refund.js';

/** What the bank (or, for `canceled`, somebody at Stripe's dashboard) decides about a refund. */
export function decideRefund(world: World, before: Refund, outcome: 'succeeded' | 'failed' | 'canceled'): Refund {
  const possible = outcome === 'failed' ? ['pending', 'succeeded'] : ['pending'];
  if (!possible.includes(before.status))
    throw refused(undefined, `A refund that is ${before.status} cannot become ${outcome}.`);
  return outcome === 'succeeded' ? settle(world, before) : giveUp(world, before, outcome);
}

/** The task that ends a pending refund well. */
export function succeedRefund(world: World, id: string): void {
  const refund = world.store.refunds.must(id);
  if (refund.status === 'pending') settle(world, refund);
}

/** The task that lets a refund fail. */
export function failRefund(world: World, id: string): void {
  const refund = world.store.refunds.must(id);
  if (refund.status === 'pending' || refund.status === 'succeeded') giveUp(world, refund, 'failed');
}

function settle(world: World, { id }: Refund): Refund {
  const refund = world.store.refunds.update(id, { status: 'succeeded' });
  emit(world, 'refund.updated', refund, { status: 'pending' });
  emit(world, 'charge.refund.updated', refund, { status: 'pending' });
  return refund;
}

/** The money comes back to the platform, and the charge counts as paid again. */
function giveUp(world: World, before: Refund, status: 'failed' | 'canceled'): Refund {
  const returned = recordBalanceTransaction(world, platform, 'outside:cards', {
    type: 'refund_failure',
    amount: before.amount,
    currency: before.currency,
    source: before.id,
    description: 'REFUND FAILURE',
  });
  const refund = world.store.refunds.update(before.id, {
    status,
    failure_reason: status === 'failed' ? 'unknown' : 'merchant_request',
    failure_balance_transaction: returned.id,
  });
  if (refund.charge) countRefund(world, world.store.charges.must(refund.charge), -refund.amount);
  emit(world, 'refund.updated', refund, { status: before.status });
  if (status === 'failed') emit(world, 'refund.failed', refund, { status: before.status });
  return refund;
}
