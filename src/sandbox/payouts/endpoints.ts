import { assertAvailable } from '../balance/funds.js';
import { recordBalanceTransaction } from '../balance/record.js';
import { emit } from '../events/emit.js';
import { previousOf } from '../events/previous.js';
import { oneOf, text } from '../parameters/kinds.js';
import { applyMetadata, metadata } from '../parameters/metadata.js';
import { amount, currency } from '../parameters/money.js';
import { required } from '../parameters/parameter.js';
import { refused } from '../protocol/api-error.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint, retrieveEndpoint } from '../protocol/listing.js';
import type { Store } from '../store/store.js';
import { createPayout } from './create.js';

const payouts = { noun: 'payout', table: (store: Store) => store.payouts, connected: true };

export const payoutEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/payouts',
    connected: true,
    parameters: {
      amount: required(amount),
      currency: required(currency),
      description: text(),
      metadata,
      method: oneOf('standard'),
      source_type: oneOf('card', 'bank_account'),
      statement_descriptor: text(22),
    },
    handle({ world, account }, given) {
      assertAvailable(world, account, given.amount, given.currency);
      return createPayout(world, account, {
        ...{ amount: given.amount, currency: given.currency, automatic: false },
        description: given.description ?? null,
        metadata: applyMetadata({}, given.metadata),
        source_type: given.source_type ?? 'card',
        statement_descriptor: given.statement_descriptor ?? null,
      });
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payouts/:id',
    connected: true,
    parameters: { metadata },
    handle({ world, account, path }, given) {
      const before = find(world.store.payouts, 'payout', path.id ?? '', account);
      const payout = world.store.payouts.update(before.id, {
        metadata: applyMetadata(before.metadata, given.metadata),
      });
      emit(world, 'payout.updated', payout, previousOf(before, payout), account);
      return payout;
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payouts/:id/cancel',
    connected: true,
    parameters: {},
    handle({ world, account, path }) {
      const before = find(world.store.payouts, 'payout', path.id ?? '', account);
      if (before.status !== 'pending' || before.automatic) {
        throw refused(
          undefined,
          `Payouts can only be canceled while pending and not automatic; ${before.id} is ${before.status}.`,
        );
      }
      const { amount: returned, currency: code } = before;
      recordBalanceTransaction(world, account, 'outside:banks', {
        ...{ type: 'payout_cancel', amount: returned, currency: code, source: before.id },
        reportingCategory: 'payout_reversal',
      });
      const payout = world.store.payouts.update(before.id, { status: 'canceled' });
      emit(world, 'payout.canceled', payout, { status: 'pending' }, account);
      return payout;
    },
  }),
  retrieveEndpoint({ ...payouts, path: '/v1/payouts/:id' }),
  listEndpoint({
    ...payouts,
    path: '/v1/payouts',
    filters: { status: text(), destination: text() },
    ranges: ['created', 'arrival_date'],
  }),
];
