import { emit, emitThin } from '../events/emit.js';
import { flag, oneOf, record, text } from '../parameters/kinds.js';
import { applyMetadata, metadata } from '../parameters/metadata.js';
import { type Given, required } from '../parameters/parameter.js';
import { invalidParameter } from '../protocol/api-error.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find } from '../protocol/listing.js';
import type { World } from '../world.js';
import { type Account, newAccount } from './account.js';
import { accountV1 } from './account-v1.js';
import { recipientWith, requirementsOf } from './capabilities.js';

const requested = record({ requested: required(flag()) });
const shape = {
  business_type: oneOf('company', 'government_entity', 'individual', 'non_profit'),
  capabilities: record({ card_payments: requested, transfers: requested }),
  email: text(),
  metadata,
};
const dashboards = { custom: 'none', express: 'express', standard: 'full' } as const;

/** Accounts of API v1, which only old platforms may still make; the sandbox must be told that it plays one. */
export const accountV1Endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v1/accounts',
    parameters: { ...shape, country: text(2), type: oneOf('custom', 'express', 'standard') },
    handle({ world }, { country, type = 'standard', ...given }) {
      assertAllowed(world);
      const blank = { ...newAccount(world.clock.iso()), dashboard: dashboards[type] };
      // Standard accounts that ask for nothing have what they had before there were capabilities: `legacy_payments`.
      const legacy = type === 'standard' &&
        !given.capabilities && { configuration: { recipient: recipientWith('active') } };
      const identity = { country: (country ?? 'US').toLowerCase() };
      const account = world.store.accounts.insert(
        { ...blank, identity, ...legacy, ...changes({ ...blank, identity }, given) },
        null,
      );
      emitThin(world, 'v2.core.account.created', account.id);
      return accountV1(account);
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/accounts/:id',
    parameters: {},
    handle({ world, path }) {
      assertAllowed(world);
      return accountV1(find(world.store.accounts, 'account', path.id ?? ''));
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/accounts/:id',
    parameters: shape,
    handle({ world, path }, given) {
      assertAllowed(world);
      const before = find(world.store.accounts, 'account', path.id ?? '');
      const account = accountV1(world.store.accounts.update(before.id, changes(before, given)));
      emit(world, 'account.updated', account, undefined, before.id);
      return account;
    },
  }),
];

function assertAllowed(world: World): void {
  if (world.allowV1Accounts) return;
  throw invalidParameter(
    undefined,
    'New platforms create accounts with Accounts v2: POST /v2/core/accounts. See https://docs.stripe.com/connect/accounts-v2.',
  );
}

function changes(before: Account, given: Given<typeof shape>): Partial<Account> {
  const { business_type, capabilities, email, metadata: change } = given;
  const asks = capabilities?.transfers?.requested === true && !before.configuration.recipient;
  return {
    ...(business_type && { identity: { ...before.identity, entity_type: business_type } }),
    ...(asks && {
      applied_configurations: ['recipient'],
      configuration: { ...before.configuration, recipient: recipientWith('restricted') },
      requirements: requirementsOf('restricted'),
    }),
    ...(email !== undefined && { contact_email: email }),
    metadata: applyMetadata(before.metadata, change),
  };
}
