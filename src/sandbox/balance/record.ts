import type { Outside } from '../money/posting.js';
import type { World } from '../world.js';
import { type BalanceTransaction, type NewBalanceTransaction, newBalanceTransaction } from './balance-transaction.js';

/**
 * Books one balance transaction of `account`. Its amount comes from (or goes to) `counterpart`, its fee goes to Stripe;
 * pending money becomes available by a task on the virtual clock.
 */
export function recordBalanceTransaction(
  world: World,
  account: string,
  counterpart: Outside,
  given: NewBalanceTransaction,
): BalanceTransaction {
  const transaction = newBalanceTransaction(world.clock.seconds(), given);
  world.store.balanceTransactions.insert(transaction, { payout: null }, account);
  const side = `${account}:${transaction.status}` as const;
  const { id, amount, fee, currency } = transaction;
  world.money.ledger.post(counterpart, side, amount, currency, id);
  world.money.ledger.post(side, 'stripe:fees', fee, currency, id);
  world.money.count(account, transaction);
  if (transaction.status === 'pending') {
    world.scheduler.at('balance_available', id, 'virtual', transaction.available_on * 1000);
  }
  return transaction;
}

/** The task that moves a balance transaction's money from pending to available. */
export function makeAvailable(world: World, id: string): void {
  const { account, object } = world.store.balanceTransactions.mustRow(id);
  if (object.status === 'available') return;
  world.store.balanceTransactions.update(id, { status: 'available' });
  world.money.ledger.post(`${account}:pending`, `${account}:available`, object.net, object.currency, id);
  world.money.touch(account, object.currency);
  world.onAvailable(account, object.currency);
}
