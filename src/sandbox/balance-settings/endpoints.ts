import { emit } from '../events/emit.js';
import { previousOf } from '../events/previous.js';
import { flag, integer, isTree, oneOf, record, text } from '../parameters/kinds.js';
import { currency } from '../parameters/money.js';
import { emptyable, parameter } from '../parameters/parameter.js';
import { invalidParameter } from '../protocol/api-error.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { type BalanceSettings, balanceSettingsOf, keyOf } from './balance-settings.js';

/** Minor units by currency; an empty value takes a currency away. */
const minimumByCurrency = emptyable(
  parameter((value, name) => {
    if (!isTree(value)) throw invalidParameter('parameter_invalid_object', 'Invalid object', name);
    const each = Object.entries(value).map(([code, minor]) => [
      currency.read(code, name),
      emptyable(integer(0)).read(minor, `${name}[${code}]`),
    ]);
    return Object.fromEntries(each) as Record<string, number | null>;
  }),
);

export const balanceSettingsEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/v1/balance_settings',
    connected: true,
    parameters: {},
    handle: ({ world, account }) => balanceSettingsOf(world, account),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/balance_settings',
    connected: true,
    parameters: {
      payments: record({
        debit_negative_balances: flag(),
        payouts: record({
          minimum_balance_by_currency: minimumByCurrency,
          schedule: record({ interval: oneOf('daily', 'manual') }),
          statement_descriptor: text(22),
        }),
      }),
    },
    handle({ world, account }, { payments: { payouts, ...plain } = {} }) {
      const before = balanceSettingsOf(world, account);
      const held = before.payments.payouts;
      const { interval } = payouts?.schedule ?? {};
      const value: BalanceSettings = {
        ...before,
        payments: {
          ...before.payments,
          ...plain,
          payouts: {
            ...held,
            minimum_balance_by_currency: minimum(
              held.minimum_balance_by_currency,
              payouts?.minimum_balance_by_currency,
            ),
            schedule: interval ? { interval } : held.schedule,
            statement_descriptor: payouts?.statement_descriptor ?? held.statement_descriptor,
          },
        },
      };
      const id = keyOf(account);
      if (world.store.kept.row(id)) world.store.kept.update(id, { value });
      else world.store.kept.insert({ id, value }, null);
      emit(world, 'balance_settings.updated', value, previousOf(before, value), account);
      for (const code of world.money.ledger.currencies(`${account}:available`)) world.onAvailable(account, code);
      return value;
    },
  }),
];

function minimum(
  before: Readonly<Record<string, number>> | null,
  change: Record<string, number | null> | null | undefined,
): Record<string, number> | null {
  if (change === null) return null;
  const kept = Object.entries({ ...before, ...change }).filter((each): each is [string, number] => each[1] !== null);
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}
