import { emitThin } from '../events/emit.js';
import { flag, integer, isTree, listOf, oneOf, text } from '../parameters/kinds.js';
import { applyMetadata } from '../parameters/metadata.js';
import type { Given } from '../parameters/parameter.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find } from '../protocol/listing.js';
import { pageV2, pageV2Shape } from '../protocol/listing-v2.js';
import type { World } from '../world.js';
import { type Account, newAccount } from './account.js';
import { recipientWith, requirementsOf } from './capabilities.js';
import { accountShape, type Include, include } from './parameters.js';

export const accountEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v2/core/accounts',
    parameters: accountShape,
    handle({ world }, { include: wanted = [], ...given }) {
      const blank = newAccount(world.clock.iso());
      const account = world.store.accounts.insert({ ...blank, ...changes(blank, given) }, null);
      emitThin(world, 'v2.core.account.created', account.id);
      return shown(account, wanted);
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v2/core/accounts/:id',
    parameters: { include },
    handle: ({ world, path }, { include: wanted = [] }) => shown(accountOf(world, path.id), wanted),
  }),
  endpoint({
    method: 'POST',
    path: '/v2/core/accounts/:id',
    parameters: accountShape,
    handle({ world, path }, { include: wanted = [], ...given }) {
      const before = accountOf(world, path.id);
      const account = world.store.accounts.update(before.id, changes(before, given));
      emitThin(world, 'v2.core.account.updated', account.id);
      if (given.identity) emitThin(world, 'v2.core.account[identity].updated', account.id);
      if (given.defaults) emitThin(world, 'v2.core.account[defaults].updated', account.id);
      if (given.configuration?.recipient)
        emitThin(world, 'v2.core.account[configuration.recipient].updated', account.id);
      return shown(account, wanted);
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v2/core/accounts',
    parameters: {
      ...pageV2Shape,
      limit: integer(1, 20),
      applied_configurations: listOf(oneOf('customer', 'merchant', 'recipient')),
      closed: flag(),
      page: text(),
    },
    handle({ world, account }, { applied_configurations: applied = [], closed = false, ...page }) {
      const matches = (each: Account) =>
        each.closed === closed && applied.every((name) => each.applied_configurations.includes(name));
      return pageV2(
        world.store.accounts.of(account),
        '/v2/core/accounts',
        page,
        ({ object }) => matches(object),
        (each) => shown(each, []),
      );
    },
  }),
];

const accountOf = (world: World, id: string | undefined) => find(world.store.accounts, 'account', id ?? '');

function changes(before: Account, given: Omit<Given<typeof accountShape>, 'include'>): Partial<Account> {
  const { configuration, defaults, identity, metadata: change, ...plain } = given;
  const recipient = configuration?.recipient && (before.configuration.recipient ?? askedFor(configuration.recipient));
  return {
    ...plain,
    ...(recipient && { configuration: { ...before.configuration, recipient }, applied_configurations: ['recipient'] }),
    ...(recipient && !before.configuration.recipient && { requirements: requirementsOf('restricted') }),
    ...(identity && { identity: merge(before.identity, identity) }),
    ...(defaults && { defaults: merge(before.defaults, defaults) as Account['defaults'] }),
    metadata: applyMetadata(before.metadata, change),
  };
}

function askedFor({
  capabilities,
}: {
  capabilities?: { stripe_balance?: { stripe_transfers?: { requested: boolean } } };
}) {
  return capabilities?.stripe_balance?.stripe_transfers?.requested ? recipientWith('restricted') : { applied: true };
}

/** A deep update, as API v2 does it. */
function merge(before: object, change: object): object {
  const merged: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(change)) {
    const held = merged[key];
    merged[key] = isTree(held) && isTree(value) ? merge(held, value) : value;
  }
  return merged;
}

/** What was not asked for by `include` is null, whether it exists or not. */
function shown(account: Account, wanted: readonly Include[]): object {
  const configurations = (['customer', 'merchant', 'recipient'] as const).filter((name) =>
    wanted.includes(`configuration.${name}`),
  );
  const configuration = Object.fromEntries(configurations.map((name) => [name, account.configuration[name] ?? null]));
  const has = (field: Include & keyof Account) => (wanted.includes(field) ? account[field] : null);
  return {
    ...account,
    configuration: configurations.length > 0 ? configuration : null,
    defaults: has('defaults'),
    future_requirements: has('future_requirements'),
    identity: has('identity'),
    requirements: has('requirements'),
  };
}
