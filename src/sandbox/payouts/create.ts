import { recordBalanceTransaction } from '../balance/record.js';
import { emit } from '../events/emit.js';
import { balanceSettingsOf } from '../balance-settings/balance-settings.js';
import type { World } from '../world.js';
import { newPayout, type Payout } from './payout.js';

const msPerDay = 86_400_000;

/** Sends available money to the account's bank; it is paid after some virtual days. */
export function createPayout(
  world: World,
  account: string,
  about: Pick<Payout, 'amount' | 'currency' | 'automatic'> & Partial<Payout>,
): Payout {
  const { amount, currency, automatic, ...described } = about;
  const now = world.clock.now();
  const arrival = now + world.settings.payout_days * msPerDay;
  const blank = {
    ...newPayout(Math.floor(now / 1000), Math.floor(arrival / 1000), amount, currency, automatic),
    ...described,
  };
  const debit = recordBalanceTransaction(world, account, 'outside:banks', {
    type: 'payout',
    amount: -amount,
    currency,
    source: blank.id,
    description: blank.description,
  });
  const payout = world.store.payouts.insert({ ...blank, balance_transaction: debit.id }, null, account);
  emit(world, 'payout.created', payout, undefined, account);
  world.scheduler.at('payout_paid', payout.id, 'virtual', arrival);
  return payout;
}

/** The task at a payout's arrival. */
export function payPayout(world: World, id: string): void {
  const { account, object } = world.store.payouts.mustRow(id);
  if (object.status !== 'pending' && object.status !== 'in_transit') return;
  const payout = world.store.payouts.update(id, {
    status: 'paid',
    reconciliation_status: object.automatic ? 'completed' : object.reconciliation_status,
  });
  emit(world, 'payout.updated', payout, { status: object.status }, account);
  emit(world, 'payout.paid', payout, { status: object.status }, account);
  if (payout.automatic) emit(world, 'payout.reconciliation_completed', payout, undefined, account);
}

/** Who has a daily schedule pays out whatever is available, once a virtual day. */
export function scheduleAutomaticPayout(world: World, account: string, currency: string): void {
  if (balanceSettingsOf(world, account).payments.payouts.schedule.interval === 'manual') return;
  const subject = `${account}/${currency}`;
  const key = `payout_planned ${subject}`;
  if (world.store.kept.row(key)) return;
  world.store.kept.insert({ id: key, value: true }, null);
  world.scheduler.schedule('automatic_payout', subject, 'virtual', msPerDay);
}

export function payOutAutomatically(world: World, subject: string): void {
  const [account = '', currency = ''] = subject.split('/');
  world.store.kept.delete(`payout_planned ${subject}`);
  const { schedule, minimum_balance_by_currency: least } = balanceSettingsOf(world, account).payments.payouts;
  if (schedule.interval === 'manual') return;
  const amount = world.money.ledger.balance(`${account}:available`, currency) - (least?.[currency] ?? 0);
  if (amount <= 0) return;
  const settled = world.store.balanceTransactions
    .of(account)
    .rows.filter(
      (row) => row.hidden.payout === null && row.object.status === 'available' && row.object.currency === currency,
    );
  const payout = createPayout(world, account, { amount, currency, automatic: true });
  for (const row of settled) world.store.balanceTransactions.update(row.object.id, {}, { payout: payout.id });
}
