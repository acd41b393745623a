import { emit } from '../events/emit.js';
import { text } from '../parameters/kinds.js';
import { applyMetadata, metadata } from '../parameters/metadata.js';
import { amount, currency } from '../parameters/money.js';
import { required } from '../parameters/parameter.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { listEndpoint, retrieveEndpoint } from '../protocol/listing.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import { recordBalanceTransaction } from './record.js';
import type { Store } from '../store/store.js';
import { newTopup } from './topup.js';

const transactions = {
  noun: 'balance transaction',
  table: (store: Store) => store.balanceTransactions,
  connected: true,
};
const topups = { noun: 'top-up', table: (store: Store) => store.topups };

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
  endpoint({
    method: 'POST',
    path: '/v1/topups',
    parameters: {
      amount: required(amount),
      currency: required(currency),
      description: text(),
      metadata,
      statement_descriptor: text(15),
      transfer_group: text(),
    },
    // At Stripe it takes days from the bank; here the money is available at once, as it is there to fund tests.
    handle({ world }, given) {
      const blank = newTopup(world.clock.seconds(), given.amount, given.currency);
      const { amount: paid, currency: code, id } = blank;
      const credit = recordBalanceTransaction(world, platform, 'outside:banks', {
        type: 'topup',
        amount: paid,
        currency: code,
        source: id,
      });
      const topup = world.store.topups.insert(
        {
          ...blank,
          balance_transaction: credit.id,
          description: given.description ?? null,
          metadata: applyMetadata({}, given.metadata),
          statement_descriptor: given.statement_descriptor ?? null,
          transfer_group: given.transfer_group ?? null,
        },
        null,
      );
      emit(world, 'topup.created', topup);
      emit(world, 'topup.succeeded', topup);
      return topup;
    },
  }),
  retrieveEndpoint({ ...topups, path: '/v1/topups/:id' }),
  listEndpoint({ ...topups, path: '/v1/topups', filters: { status: text() }, ranges: ['created', 'amount'] }),
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
