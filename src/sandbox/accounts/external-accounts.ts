import { oneOf } from '../parameters/kinds.js';
import type { Endpoint } from '../protocol/endpoint.js';
import { find, listEndpoint } from '../protocol/listing.js';

/** Where the money of a connected account goes on to. Stripe's hosted pages change it, never the platform. */
export const externalAccountEndpoints: readonly Endpoint[] = [
  listEndpoint({
    path: '/v1/accounts/:id/external_accounts',
    noun: 'external account',
    table: (store) => store.externalAccounts,
    filters: { object: oneOf('bank_account', 'card') },
    ranges: [],
    where: ({ world, path }) => ({ account: find(world.store.accounts, 'account', path.id ?? '').id }),
  }),
];
