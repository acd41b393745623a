import { recordBalanceTransaction } from '../balance/record.js';
import { emit } from '../events/emit.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import { countRefund } from './create.js';

/** The task that ends a pending refund well. */
export function succeedRefund(world: World, id: string): void {
  const refund = world.store.refunds.update(id, { status: 'succeeded' });
  emit(world, 'refund.updated', refund, { status: 'pending' });
  emit(world, 'charge.refund.updated', refund, { status: 'pending' });
}

/** The task that lets a refund fail: the money comes back to the platform, and the charge counts as paid again. */
export function failRefund(world: World, id: string): void {
  const before = world.store.refunds.must(id);
  const returned = recordBalanceTransaction(world, platform, 'outside:cards', {
    type: 'refund_failure',
    amount: before.amount,
    currency: before.currency,
    source: id,
    description: 'REFUND FAILURE',
  });
  const refund = world.store.refunds.update(id, {
    status: 'failed',
    failure_reason: 'unknown',
    failure_balance_transaction: returned.id,
  });
  if (refund.charge) countRefund(world, world.store.charges.must(refund.charge), -refund.amount);
  emit(world, 'refund.updated', refund, { status: before.status });
  emit(world, 'refund.failed', refund, { status: before.status });
}
