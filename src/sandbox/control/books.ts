import { flag, text } from '../parameters/kinds.js';
import type { Total } from '../money/totals.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import { control } from './control-route.js';
import { paymentIntentBooks } from './payment-intent-books.js';

/** The lines of the books, by the reporting category of the balance transactions. */
const lines = {
  charges: ['charge'],
  refunds: ['refund'],
  refund_failures: ['refund_failure'],
  disputes: ['dispute'],
  disputes_won: ['dispute_reversal'],
  transfers: ['transfer'],
  reversals: ['transfer_reversal'],
  payouts: ['payout', 'payout_reversal'],
  topups: ['topup', 'topup_reversal'],
} as const;

/** What the sandbox's own books say, in minor units, signed as the money moved. */
export const booksControl = [
  control({
    method: 'GET',
    path: '/_sandbox/books',
    parameters: { payment_intents: flag(), transfer_group: text() },
    handle({ world }, { payment_intents, transfer_group }) {
      world.money.check();
      const violations = world.money.audit();
      const { totals } = world.money;
      const accounts = [...new Set([platform, ...totals.accounts()])];
      return {
        at: world.clock.iso(),
        balanced: violations.length === 0,
        violations,
        currencies: byCurrency(world, platform),
        accounts: Object.fromEntries(accounts.map((account) => [account, byCurrency(world, account)])),
        outside: world.money.outside(),
        waiting_tasks: world.scheduler.waiting('real'),
        ...((payment_intents || transfer_group !== undefined) && {
          payment_intents: paymentIntentBooks(world, transfer_group),
        }),
      };
    },
  }),
];

function byCurrency(world: World, account: string): object {
  const codes = world.money.totals.currencies(account);
  return Object.fromEntries(codes.map((code) => [code, linesOf(world, account, code)]));
}

function linesOf(world: World, account: string, currency: string): object {
  const totals = world.money.totals.of(account, currency);
  const sum = (categories: readonly string[], field: keyof Total) =>
    categories.reduce((result, category) => result + (totals.get(category)?.[field] ?? 0), 0);
  return {
    ...Object.fromEntries(Object.entries(lines).map(([line, categories]) => [line, sum(categories, 'amount')])),
    charge_count: sum(lines.charges, 'count'),
    fees: -sum([...totals.keys()], 'fee'),
    charge_fees: -sum(lines.charges, 'fee'),
    dispute_fees: -sum(lines.disputes, 'fee'),
    net: world.money.totals.net(account, currency),
    available: world.money.ledger.balance(`${account}:available`, currency),
    pending: world.money.ledger.balance(`${account}:pending`, currency),
  };
}
