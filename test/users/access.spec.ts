// Guarantee: every route names its operation in the one table of permissions, a route that does not is refused to
// everybody, and what the table says holds over HTTP for eight kinds of callers on every route there is; what needs to be
// confirmed needs it on every route, and a role that waits for its second factor opens none.
import { randomUUID } from 'node:crypto';
import { Controller, Get, Module, Query, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { Database, rows } from '../../src/platform/database/index.js';
import { Allow, type Caller, CurrentCaller, operationKey, TextField } from '../../src/platform/http/index.js';
import {
  isAllowed,
  isOperation,
  type OperationName,
  permissions,
  SignedLinks,
  stepUpOperations,
} from '../../src/users/index.js';
import { startApp, type RunningApp } from '../support/app.js';
import { aMember, staff } from '../support/people.js';

class ColourQuery {
  @TextField({ max: 9, optional: true })
  colour?: string;
}

@Controller('v1/unnamed')
class UnnamedController {
  @Get('nothing')
  nothing(): string {
    return 'seen';
  }

  @Get('unknown')
  @Allow('payouts.approve-for-myself')
  unknown(): string {
    return 'seen';
  }

  @Get('caller')
  @Allow('pledges.make')
  caller(@CurrentCaller() caller: Caller, @Query() { colour }: ColourQuery): object {
    return { ...caller, colour };
  }
}

@Module({ controllers: [UnnamedController] })
class UnnamedModule {}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: unknown;
}

interface Actor {
  readonly name: string;
  readonly caller: Pick<Caller, 'via' | 'roles'>;
  readonly headers: Readonly<Record<string, string>>;
}

let running: RunningApp;
let actors: Actor[];
let routes: Route[];
const pledgeId = randomUUID();

beforeAll(async () => {
  running = await startApp({
    modules: [UnnamedModule],
    settings: { ROLE: 'api', STRIPE_API_BASE: 'http://127.0.0.1:1' },
  });
  routes = routesOf(running);
  actors = await eightActors(running);
}, 60_000);
afterAll(() => running.stop());

function routesOf({ app }: RunningApp): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    if (!metatype || metatype === UnnamedController) return [];
    const prefix = [Reflect.getMetadata(PATH_METADATA, metatype) as string | string[]].flat();
    const prototype = metatype.prototype as Record<string, object>;
    return Object.getOwnPropertyNames(prototype).flatMap((name): Route[] => {
      const handler = name === 'constructor' ? undefined : prototype[name];
      const paths = handler && (Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined);
      if (!handler || paths === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '';
      const operation: unknown =
        Reflect.getMetadata(operationKey, handler) ?? Reflect.getMetadata(operationKey, metatype);
      return prefix.flatMap((start) =>
        [paths].flat().map((end) => ({
          method,
          path: `/${start}/${end}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, ''),
          operation,
        })),
      );
    });
  });
}

async function eightActors(on: RunningApp): Promise<Actor[]> {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const member = await aMember(on);
  const made = await on.call('POST', '/v1/api-tokens', { token: member.token, body: { name: 'walk', days: 1 } });
  const link = on.app.get(SignedLinks).sign('pledge', pledgeId);
  const actors: Actor[] = [
    { name: 'nobody', caller: { via: 'nobody', roles: [] }, headers: {} },
    { name: 'a link', caller: { via: 'link', roles: [] }, headers: { authorization: `Link ${link}` } },
    { name: 'a member', caller: { via: 'session', roles: [] }, headers: bearer(member.token) },
    { name: 'a token', caller: { via: 'token', roles: [] }, headers: bearer(made.body.token) },
  ];
  for (const role of ['moderator', 'finance', 'auditor', 'owner'] as const) {
    const person = await staff(on, role);
    actors.push({ name: role, caller: { via: 'session', roles: [role] }, headers: bearer(person.token) });
  }
  return actors;
}

/** These end what the walk itself walks with. */
const notWalked = new Set(['DELETE /v1/sessions', 'GET /live/campaigns/:id']);
const roleNames = new Set<string>(['moderator', 'finance', 'auditor', 'owner']);
const refusals = new Set(['/problems/unauthenticated', '/problems/operation-forbidden']);

test('every route names an operation of the table', () => {
  expect(routes.length).toBeGreaterThan(20);
  expect(routes.filter(({ operation }) => !isOperation(operation))).toEqual([]);
});

test('the table holds on every route for eight kinds of callers', async () => {
  const wrong: string[] = [];
  for (const { method, path, operation } of routes) {
    if (notWalked.has(`${method} ${path}`)) continue;
    for (const { name, caller, headers } of actors) {
      const expected = isAllowed(operation as OperationName, caller, { production: false });
      const sends = ['POST', 'PUT', 'PATCH'].includes(method);
      const { status, body } = await running.call(
        method,
        path.replace(/:\w+/g, () => randomUUID()),
        {
          headers,
          ...(sends && { body: {} }),
        },
      );
      const wasRefused = refusals.has(body.type);
      if (wasRefused === expected) wrong.push(`${name}: ${method} ${path} answered ${status} ${body.type}`);
      if (wasRefused && status !== (name === 'nobody' ? 401 : 403)) wrong.push(`${name}: ${method} ${path} ${status}`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

const sending = ['POST', 'PUT', 'PATCH'];
const asked = (on: RunningApp, { method, path }: Route, headers: Record<string, string>) =>
  on.call(
    method,
    path.replace(/:\w+/g, () => randomUUID()),
    { headers, ...(sending.includes(method) && { body: {} }) },
  );

test('what needs to be confirmed is refused on every route to sessions that were not, whoever they are', async () => {
  const steps = routes.filter(({ operation }) => stepUpOperations.has(operation as OperationName));
  expect(new Set(steps.map(({ operation }) => operation))).toEqual(stepUpOperations);
  await running.app
    .get(Database)
    .inTransaction((tx) => rows(tx, 'update sessions set stepped_up_at = null where stepped_up_at is not null'));
  const wrong: string[] = [];
  for (const route of steps) {
    for (const { name, caller, headers } of actors) {
      const isFree = isAllowed(route.operation as OperationName, caller, { production: false });
      const { status, body } = await asked(running, route, headers);
      const isRight = isFree ? body.type === '/problems/step-up-required' : refusals.has(body.type);
      if (!isRight) wrong.push(`${name}: ${route.method} ${route.path} answered ${status} ${body.type}`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

test('where staff need a second factor, no route is open by a role without one', async () => {
  const strict = await startApp({
    settings: { ROLE: 'api', STRIPE_API_BASE: 'http://127.0.0.1:1', STAFF_SECOND_FACTOR: 'required' },
  });
  try {
    const person = await staff(strict, 'moderator', 'finance', 'auditor', 'owner');
    const headers = { authorization: `Bearer ${person.token}` };
    const wrong: string[] = [];
    for (const route of routes) {
      if (notWalked.has(`${route.method} ${route.path}`)) continue;
      const operation = route.operation as OperationName;
      const isFree = isAllowed(operation, { via: 'session', roles: [] }, { production: false });
      const { status, body } = await asked(strict, route, headers);
      const isMissing = body.type === '/problems/second-factor-missing';
      if (!isFree && !refusals.has(body.type) && !isMissing)
        wrong.push(`${route.path} answered ${status} ${body.type}`);
      const isTheirs = !isFree && permissions[operation].some((actor) => roleNames.has(actor));
      if (!isFree && isMissing !== isTheirs)
        wrong.push(`${route.method} ${route.path} told of a second factor: ${isMissing}`);
    }
    expect(wrong).toEqual([]);
  } finally {
    await strict.stop();
  }
}, 120_000);

test.each(['nothing', 'unknown'])('a route that names %s is refused to everybody', async (path) => {
  for (const { headers } of actors) {
    const { status, body } = await running.call('GET', `/v1/unnamed/${path}`, { headers });
    expect([status, body.type]).toEqual([403, '/problems/operation-forbidden']);
  }
});

describe('a signed link', () => {
  const ask = (query: string, headers = {}) => running.call('GET', `/v1/unnamed/caller${query}`, { headers });

  it('names its pledge, in the header or the query, and nothing else changes', async () => {
    const token = running.app.get(SignedLinks).sign('pledge', pledgeId);
    const expected = { via: 'link', pledgeId, userId: null, roles: [], colour: 'red' };
    expect((await ask('?colour=red', { authorization: `Link ${token}` })).body).toMatchObject(expected);
    expect((await ask(`?colour=red&link=${token}`)).body).toMatchObject(expected);
  });

  it('of another purpose, a wrong one, or two of them are refused', async () => {
    const links = running.app.get(SignedLinks);
    const other = links.sign('reset_password', pledgeId);
    const over = links.sign('pledge', pledgeId, new Date(0));
    for (const query of [`?link=${other}`, `?link=${over}`, '?link=', '?link=x', `?link=${other}&link=${other}`]) {
      expect((await ask(query)).status).toBe(401);
    }
  });

  it('leaves other unknown parameters refused', async () => {
    expect((await ask('?links=x')).body.errors[0].pointer).toBe('/links');
  });
});

test.each(['Bearer', 'Bearer x', 'Basic YTpi', 'Bearer a b', ''])(
  'the header "%s" is nobody’s',
  async (authorization) => {
    const { status, body } = await running.call('GET', '/v1/me', { headers: { authorization } });
    expect([status, body.type]).toEqual([401, '/problems/credential-invalid']);
  },
);

describe('the table', () => {
  const roles = (operation: OperationName): readonly string[] => permissions[operation];
  const operations = Object.keys(permissions) as OperationName[];

  it('lets auditors read, and decide nothing as auditors', () => {
    const decided = operations.filter((operation) => roles(operation).includes('auditor'));
    expect(decided.filter((operation) => !/\.(read|list)$/.test(operation))).toEqual([]);
  });

  it('leaves money to finance and roles to owners', () => {
    for (const operation of ['payouts.prepare', 'payouts.approve', 'payouts.reject', 'held-items.release'] as const) {
      expect(permissions[operation]).toEqual(['finance']);
    }
    for (const operation of ['roles.propose', 'roles.approve', 'roles.revoke'] as const) {
      expect(permissions[operation]).toEqual(['owner']);
    }
  });

  it('has in production nothing that is for developers', () => {
    const forDevelopers = operations.filter((operation) => roles(operation).includes('developer'));
    const nobody = { via: 'nobody', roles: [] } as const;
    for (const operation of forDevelopers) {
      expect(isAllowed(operation, nobody, { production: true })).toBe(false);
      expect(isAllowed(operation, nobody, { production: false })).toBe(true);
    }
  });

  it('gives a role to nobody who is not signed in', () => {
    for (const via of ['nobody', 'link', 'system'] as const) {
      expect(isAllowed('roles.approve', { via, roles: ['owner'] }, { production: false })).toBe(false);
    }
  });
});
