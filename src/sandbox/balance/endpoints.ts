import { text } from '../parameters/kinds.js';
import { currency } from '../parameters/money.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { listEndpoint, retrieveEndpoint } from '../protocol/listing.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import type { Store } from '../store/store.js';

const transactions = {
  noun: 'balance transaction',
  table: (store: Store) => store.balanceTransactions,
  connected: true,
};

export const balanceEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/v1/balance',
    connected: true,
    parameters: {},
    handle: ({ world, account }) => ({
      object: 'balance',
      available: held(world, account, 'available'),
      ...(account === platform && { connect_reserved: [] }),
      livemode: false,
      pending: held(world, account, 'pending'),
    }),
  }),
  retrieveEndpoint({ ...transactions, path: '/v1/balance_transactions/:id' }),
  listEndpoint({
    ...transactions,
    path: '/v1/balance_transactions',
    filters: { currency, payout: text(), source: text(), type: text() },
    matches: (_, { object, hidden }, { payout }) =>
      payout === undefined || hidden.payout === payout || object.source === payout,
  }),
];

/** Both sides name the same currencies; an account without any shows a zero, as Stripe does. */
function held(world: World, account: string, side: 'available' | 'pending') {
  const { ledger } = world.money;
  const known = new Set([...ledger.currencies(`${account}:available`), ...ledger.currencies(`${account}:pending`)]);
  const codes = known.size === 0 ? ['eur'] : [...known].sort();
  return codes.map((code) => {
    const minor = ledger.balance(`${account}:${side}`, code);
    return { amount: minor, currency: code, source_types: { card: minor } };
  });
}
