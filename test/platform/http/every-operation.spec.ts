// Guarantee: whatever is sent to whichever operation of the live api, by a visitor or by somebody who may do everything,
// the answer is never a 5xx: what is refused is refused with problem details that say what to do, and writes nothing.
import { DataSource } from 'typeorm';
import { rows } from '../../../src/platform/database/index.js';
import { type Answer, type RunningApp, startApp } from '../../support/app.js';
import { staff } from '../../support/people.js';
import { whatIsWritten } from '../../support/written.js';

interface Operation {
  readonly method: string;
  readonly path: string;
}

let running: RunningApp;
let operations: Operation[];
let token: string;
let before: Record<string, string>;
/** What was sent and taken, though it could have written something. */
const taken = new Set<string>();

beforeAll(async () => {
  // No worker: what is written meanwhile is written by these requests.
  running = await startApp({ settings: { ROLE: 'api' } });
  ({ token } = await staff(running, 'owner', 'finance', 'moderator', 'auditor'));
  const { body } = await running.call('GET', '/openapi.json');
  operations = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
  expect(operations.length).toBeGreaterThan(60);
  before = await written();
}, 60_000);
afterAll(() => running.stop());

const written = () => whatIsWritten(running.app.get(DataSource));

const someId = '0193b0c8-7a1e-7000-8000-000000000000';
const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const cursorOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const ids = [
  'not-a-uuid',
  '42',
  '%00',
  '%ff%fe',
  '..%2f..%2fadmin',
  '__proto__',
  'constructor',
  `${someId}%0a`,
  `%7B${someId}%7D`,
  'x'.repeat(3_000),
];

const queries = [
  'after=%00',
  'after[]=1&after[]=2',
  'after=1&after=2',
  'after[x]=1',
  `after=${cursorOf(['another', 'list'])}`,
  `after=${cursorOf({ id: someId, at: '9999-99-99' })}`,
  `after=${cursorOf(['1e400', null])}`,
  // Cursors that are good for some list, and go to the ends of their types.
  ...[
    [someId],
    ['0001-01-01T00:00:00.000Z', someId],
    ['9999-12-31T23:59:59.999Z', someId],
    ['9223372036854775807'],
    ['-9223372036854775808', someId],
    ['text', someId],
    [true, someId],
  ].map((key) => `after=${cursorOf(key)}`),
  'limit=1e30',
  'limit=-1',
  'limit=0',
  'limit=5&limit=6',
  'limit[]=5',
  'limit=99999999999999999999',
  'state=nonsense',
  'state[]=open&state[]=live',
  'state[__proto__]=open',
  '__proto__=1',
  '__proto__[polluted]=1',
  'constructor[prototype][x]=1',
  'from=9999-99-99T00:00:00Z',
  'from=-271822-04-20T00:00:00Z',
  'q=%ed%a0%80',
  'a=%zz',
  '&&&=&=',
];

const bodies: [string, string | Buffer][] = [
  ['nothing', ''],
  ['JSON cut short', '{"a":'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a text', '"x"'],
  ['a number beyond all', '1e400'],
  ['a prototype', '{"__proto__":{"isAdmin":true}}'],
  ['a constructor', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ['duplicated keys', '{"reason":"a","reason":{"b":1},"amount":1,"amount":[]}'],
  ['depth', deep(5_000)],
  ['a deep list', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xc3, 0x28, 0x22, 0x7d])],
  ['UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le')],
  ['huge numbers', '{"amount":{"amount":1e30,"currency":"EUR"},"days":1e30,"limit":-1e308,"outcome":1e21}'],
  ['dates of no calendar', '{"deadline":"9999-99-99T99:99:99Z","opensAt":"+275760-09-13T00:00:01Z","to":"0000-00-00"}'],
  ['2 MB', JSON.stringify({ reason: 'x'.repeat(2_000_000) })],
];

const headers: [string, Record<string, string>][] = [
  ['text', { 'content-type': 'text/plain' }],
  ['XML', { 'content-type': 'application/xml' }],
  ['a charset nobody knows', { 'content-type': 'application/json; charset=klingon' }],
  ['a type that is none', { 'content-type': ';;;' }],
  ['a packed body', { 'content-encoding': 'gzip' }],
  ['a long key', { 'idempotency-key': 'k'.repeat(5_000) }],
  ['a key of other letters', { 'idempotency-key': 'cl\u00e9' }],
  ['an empty key', { 'idempotency-key': ' ' }],
  ['two credentials', { authorization: 'Basic YTpi', cookie: '__Host-tally=%00%ff; __Host-tally=2' }],
];

function wrongWith({ status, headers: answered, body }: Answer): string | undefined {
  if (status >= 500) return `${status} ${JSON.stringify(body).slice(0, 200)}`;
  if (status < 400) return undefined;
  if (!/^application\/problem\+json/.test(answered.get('content-type') ?? '')) return `${status} is no problem+json`;
  const told = [body.type, body.title, body.detail].every((text) => typeof text === 'string' && text.length > 3);
  if (!told || body.status !== status) return `${status} says ${JSON.stringify(body)}`;
  return /\bat .*\.(ts|js):\d+/.test(JSON.stringify(body)) ? `${status} shows a stack` : undefined;
}

/** Sends one request per operation that is asked for, as both callers; answers what was wrong with their answers. */
async function findings(
  which: (operation: Operation) => boolean,
  request: (operation: Operation) => { path: string; body?: string | Buffer; headers?: Record<string, string> },
): Promise<string[]> {
  const found: string[] = [];
  for (const operation of operations.filter(which)) {
    // It would end the session that everything here is asked with.
    if (operation.method === 'DELETE' && operation.path === '/v1/sessions') continue;
    const { path, ...given } = request(operation);
    const who = [{}, { token }];
    const answers = await Promise.all(who.map((one) => running.call(operation.method, path, { ...given, ...one })));
    if (operation.method !== 'GET' && answers.some(({ status }) => status < 400)) {
      taken.add(`${operation.method} ${operation.path}`);
    }
    const wrong = answers.map(wrongWith).filter((each) => each !== undefined);
    found.push(...wrong.map((each) => `${operation.method} ${path.slice(0, 100)}: ${each}`));
  }
  return found;
}

const filled = (path: string, id: string): string => path.replace(/\{\w+\}/g, id);
const takesBody = ({ method }: Operation): boolean => ['POST', 'PUT', 'PATCH'].includes(method);

test.each(ids)('an id of %j', async (id) => {
  const found = await findings(
    ({ path }) => path.includes('{'),
    ({ path, method }) => ({ path: filled(path, id), ...(method !== 'GET' && { body: '{}' }) }),
  );
  expect(found).toEqual([]);
});

test.each(queries)('a query of %j', async (query) => {
  const found = await findings(
    ({ method }) => method === 'GET',
    ({ path }) => ({ path: `${filled(path, someId)}?${query}` }),
  );
  expect(found).toEqual([]);
});

test.each(bodies)('a body of %s', async (_, body) => {
  const found = await findings(takesBody, ({ path }) => ({ path: filled(path, someId), body }));
  expect(found).toEqual([]);
});

test.each(headers)('%s in the headers', async (_, given) => {
  const found = await findings(takesBody, ({ path }) => ({ path: filled(path, someId), body: '{}', headers: given }));
  expect(found).toEqual([]);
});

test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'POST'])('%s where it is not taken', async (method) => {
  // `/v1/sessions/link` is also an id of `/v1/sessions/{id}` that is not whole: such a request is taken, by that one.
  const known = operations
    .filter((one) => one.method === method)
    .map(({ path }) => new RegExp(`^${filled(path, '[^/]+')}$`));
  const paths = [...new Set(operations.map(({ path }) => path))].filter((path) => !known.some((one) => one.test(path)));
  const found = [];
  for (const path of paths) {
    const answer = await running.call(method, filled(path, someId), { token, ...(method !== 'GET' && { body: '{}' }) });
    const wrong = wrongWith(answer) ?? ([404, 405].includes(answer.status) ? undefined : `answered ${answer.status}`);
    if (wrong) found.push(`${method} ${path}: ${wrong}`);
  }
  expect(found).toEqual([]);
});

test('and nothing of it was written', async () => {
  // They read no body, so nothing can be wrong with them: each asks for the one comparison, for the secret of an app that
  // counts for nothing before it is confirmed, or for a challenge that is over in five minutes, and that is all they wrote.
  // A change of one's account may name nothing to change.
  expect([...taken].sort()).toEqual([
    'PATCH /v1/me',
    'POST /v1/admin/reconciliations',
    'POST /v1/me/passkeys/challenge',
    'POST /v1/me/totp',
    'POST /v1/passkey-challenges',
  ]);
  const database = running.app.get(DataSource);
  expect(await rows(database, 'select distinct action from audit_entries')).toEqual([
    { action: 'reconciliation.ordered' },
  ]);
  expect(await rows(database, 'select finished_at from reconciliations')).toEqual([{ finished_at: null }]);
  expect(await rows(database, 'select confirmed_at from totp_factors')).toEqual([{ confirmed_at: null }]);
  const { audit_entries, reconciliations, totp_factors, passkey_challenges } = before;
  expect({ ...(await written()), audit_entries, reconciliations, totp_factors, passkey_challenges }).toEqual(before);
});

test('and nothing of it changed what the caller may do', async () => {
  expect((await running.call('GET', '/v1/me', { token })).status).toBe(200);
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
