import { emit } from '../events/emit.js';
import { previousOf } from '../events/previous.js';
import { text } from '../parameters/kinds.js';
import { applyMetadata, metadata } from '../parameters/metadata.js';
import { amount, currency } from '../parameters/money.js';
import { required } from '../parameters/parameter.js';
import { noSuch } from '../protocol/api-error.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint, retrieveEndpoint } from '../protocol/listing.js';
import type { Store } from '../store/store.js';
import type { World } from '../world.js';
import { createTransfer } from './create.js';
import { refreshReversals, reverseTransfer } from './reverse.js';

const transfers = { noun: 'transfer', table: (store: Store) => store.transfers };

export const transferEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/transfers',
    parameters: {
      amount: required(amount),
      currency: required(currency),
      destination: required(text()),
      description: text(),
      metadata,
      transfer_group: text(),
    },
    handle: ({ world }, given) => createTransfer(world, given),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/transfers/:id',
    parameters: { description: text(), metadata },
    handle({ world, path }, given) {
      const before = find(world.store.transfers, 'transfer', path.id ?? '');
      const transfer = world.store.transfers.update(before.id, {
        description: given.description ?? before.description,
        metadata: applyMetadata(before.metadata, given.metadata),
      });
      emit(world, 'transfer.updated', transfer, previousOf(before, transfer));
      return transfer;
    },
  }),
  retrieveEndpoint({ ...transfers, path: '/v1/transfers/:id' }),
  listEndpoint({ ...transfers, path: '/v1/transfers', filters: { destination: text(), transfer_group: text() } }),
  endpoint({
    method: 'POST',
    path: '/v1/transfers/:transfer/reversals',
    parameters: { amount, description: text(), metadata },
    handle({ world, path }, given) {
      const transfer = find(world.store.transfers, 'transfer', path.transfer ?? '');
      return reverseTransfer(world, transfer, given);
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/transfers/:transfer/reversals/:id',
    parameters: {},
    handle: ({ world, path }) => reversalOf(world, path.transfer, path.id),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/transfers/:transfer/reversals/:id',
    parameters: { metadata },
    handle({ world, path }, given) {
      const before = reversalOf(world, path.transfer, path.id);
      const reversal = world.store.reversals.update(before.id, {
        metadata: applyMetadata(before.metadata, given.metadata),
      });
      refreshReversals(world, reversal.transfer);
      return reversal;
    },
  }),
  listEndpoint({
    path: '/v1/transfers/:transfer/reversals',
    noun: 'transfer reversal',
    table: (store) => store.reversals,
    ranges: [],
    where: ({ world, path }) => ({ transfer: find(world.store.transfers, 'transfer', path.transfer ?? '').id }),
  }),
];

function reversalOf(world: World, transfer: string | undefined, id = '') {
  const reversal = find(world.store.reversals, 'transfer reversal', id);
  if (reversal.transfer !== transfer) throw noSuch('transfer reversal', id);
  return reversal;
}
