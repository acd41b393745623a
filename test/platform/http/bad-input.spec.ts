// Whatever a caller sends, the answer is a 4xx with problem details that names what is wrong; never a 5xx, never silence.
import { type Answer, type CallOptions, type RunningApp, startApp } from '../../support/app.js';
import { FrameProbeModule } from './frame-probe.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp({ modules: [FrameProbeModule] });
});
afterAll(() => running.stop());

const eur = (amount: unknown) => ({ amount, currency: 'EUR' });
const fine = { amount: eur(2500) };

function expectProblem(answer: Answer, status: number, code: string): void {
  expect([answer.status, answer.body.type]).toEqual([status, `/problems/${code}`]);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  expect(answer.body.instance).toBe(answer.headers.get('x-request-id'));
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
}

describe('fields', () => {
  const wrong: [string, unknown, string][] = [
    ...[0, -1, 2.5, 1e21, '25', '2500', true, null, [], {}, 100_000_000].map((amount): [string, unknown, string] => [
      `an amount of ${JSON.stringify(amount)}`,
      { amount: eur(amount) },
      '/amount/amount',
    ]),
    ['money without currency', { amount: { amount: 1 } }, '/amount/currency'],
    ['an unknown currency', { amount: { amount: 1, currency: 'XXZ' } }, '/amount/currency'],
    ['money as a number', { amount: 25 }, '/amount'],
    ['money as text', { amount: '25' }, '/amount'],
    ['money as a list', { amount: [] }, '/amount'],
    ['money as a list of money', { amount: [eur(1)] }, '/amount'],
    ['no money', { amount: null }, '/amount'],
    ['a missing field', {}, '/amount'],
    ['an unknown field', { ...fine, isAdmin: true }, '/isAdmin'],
    ['an unknown nested field', { amount: { ...eur(1), scale: 2 } }, '/amount/scale'],
    ['a name as a number', { ...fine, name: 5 }, '/name'],
    ['a blank name', { ...fine, name: '  ' }, '/name'],
    ['a long name', { ...fine, name: 'x'.repeat(21) }, '/name'],
    ['a NUL byte', { ...fine, name: 'a\u0000b' }, '/name'],
    ['half a surrogate pair', '{"amount":{"amount":1,"currency":"EUR"},"name":"\\ud800"}', '/name'],
    ['a line break in a line', { ...fine, name: 'a\nBcc: x' }, '/name'],
    ['an escape sequence', { ...fine, story: '\u001b[2J' }, '/story'],
    ['a card number', { ...fine, story: 'mine is 4242 4242 4242 4242' }, '/story'],
    ['a bad id', { ...fine, rewardId: '1 or 1=1' }, '/rewardId'],
    ['a bad choice', { ...fine, ink: 'green' }, '/ink'],
    ['a flag as text', { ...fine, hidden: 'true' }, '/hidden'],
    ['an instant without zone', { ...fine, deadline: '2027-03-01T18:00:00' }, '/deadline'],
    ['a day that does not exist', { ...fine, deadline: '2027-02-30T18:00:00Z' }, '/deadline'],
    ['a script as link', { ...fine, link: 'javascript:alert(1)' }, '/link'],
    ['null where none is allowed', { ...fine, name: null }, '/name'],
    ['a nested field of the wrong type', { ...fine, place: { city: 'Gent', floor: '1' } }, '/place/floor'],
    ['a nested list as object', { ...fine, places: { city: 'Gent', floor: 1 } }, '/places'],
    [
      'a list with a wrong item',
      {
        ...fine,
        places: [
          { city: 'Gent', floor: 1 },
          { city: '', floor: 1 },
        ],
      },
      '/places/1/city',
    ],
    ['a list with null', { ...fine, places: [null] }, '/places'],
    ['a list with a list', { ...fine, places: [[]] }, '/places'],
    ['a list that is too long', { ...fine, places: Array(4).fill({ city: 'Gent', floor: 1 }) }, '/places'],
    ['a tag that is too long', { ...fine, tags: ['short', 'longer'] }, '/tags'],
    ['__proto__', '{"amount":{"amount":1,"currency":"EUR"},"__proto__":{"isAdmin":true}}', '/__proto__'],
    ['constructor', { ...fine, constructor: { prototype: {} } }, '/constructor'],
    ['a number that is no double', '{"amount":{"amount":1e999,"currency":"EUR"}}', '/amount/amount'],
    ['a list as body', [fine], ''],
    ['a text as body', '"hello"', ''],
    ['a number as body', '5', ''],
    ['null as body', 'null', ''],
  ];

  test.each(wrong)('%s is refused at its place', async (_what, body, pointer) => {
    const answer = await running.call('POST', '/v1/probe', { body });
    expectProblem(answer, 400, 'malformed-input');
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
    expect(answer.body.errors[0].message).toMatch(/\w/);
  });

  test('every wrong field is told at once', async () => {
    const answer = await running.call('POST', '/v1/probe', {
      body: { amount: { amount: 0, currency: 'x' }, ink: 1, y: 1 },
    });
    const pointers = answer.body.errors.map((error: { pointer: string }) => error.pointer).sort();
    expect(pointers).toEqual(['/amount/amount', '/amount/currency', '/ink', '/y']);
  });

  test('what is right comes through unchanged, except that text is trimmed', async () => {
    const body = {
      amount: eur(99_999_999),
      tip: eur(0),
      name: ' Ægir 🙂 ',
      story: null,
      hidden: false,
      places: [{ city: 'Gent', floor: 0 }],
      tags: ['a', 'b'],
    };
    const answer = await running.call('POST', '/v1/probe', { body });
    expect([answer.status, answer.body]).toEqual([200, { ...body, name: 'Ægir 🙂' }]);
  });
});

describe('bodies', () => {
  const cases: [string, CallOptions, number, string][] = [
    ['broken JSON', { body: '{"amount":' }, 400, 'malformed-json'],
    ['JSON with a comment', { body: '{} // x' }, 400, 'malformed-json'],
    ['NaN', { body: '{"amount": NaN}' }, 400, 'malformed-json'],
    ['bytes that are not UTF-8', { body: Buffer.from('7b226e616d65223a22ff227d', 'hex') }, 400, 'malformed-json'],
    ['UTF-16', { body: Buffer.from('{"a":1}', 'utf16le') }, 400, 'malformed-json'],
    ['an empty JSON body', { body: '', headers: { 'content-type': 'application/json' } }, 400, 'empty-body'],
    ['no body', {}, 400, 'malformed-input'],
    [
      'a form',
      { body: 'amount=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupported-media-type',
    ],
    ['plain text', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'unsupported-media-type'],
    ['a compressed body', { body: '{}', headers: { 'content-encoding': 'gzip' } }, 415, 'unsupported-media-type'],
    ['XML', { body: '<a/>', headers: { 'content-type': 'application/xml' } }, 415, 'unsupported-media-type'],
    [
      'multipart',
      { body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      415,
      'unsupported-media-type',
    ],
    ['a Content-Type that is none', { body: '{}', headers: { 'content-type': ';;;' } }, 415, 'unsupported-media-type'],
    ['more than 256 KiB', { body: JSON.stringify({ name: 'x'.repeat(256 * 1024) }) }, 413, 'body-too-large'],
    ['deep nesting', { body: '['.repeat(1000) + ']'.repeat(1000) }, 400, 'malformed-input'],
    ['nesting to the end of any stack', { body: '['.repeat(130_000) + ']'.repeat(130_000) }, 400, 'malformed-input'],
    ['very many values', { body: `[${'0,'.repeat(20_000)}0]` }, 400, 'malformed-input'],
  ];

  test.each(cases)('%s', async (_what, options, status, code) => {
    expectProblem(await running.call('POST', '/v1/probe', options), status, code);
  });
});

describe('addresses', () => {
  const cases: [string, string, string, number, string][] = [
    ['an unknown address', 'GET', '/v1/nothing-here', 404, 'route-not-found'],
    ['an unknown address outside the API', 'GET', '/nothing-here', 404, 'route-not-found'],
    ['a method that the address does not take', 'DELETE', '/v1/probe', 405, 'method-not-allowed'],
    ['a method of WebDAV', 'PROPFIND', '/v1/probe', 405, 'method-not-allowed'],
    ['a method on nothing', 'PUT', '/v1/nothing-here', 404, 'route-not-found'],
    ['OPTIONS', 'OPTIONS', '/v1/probe', 405, 'method-not-allowed'],
    ['an id that is no UUID', 'GET', '/v1/probe/by-id/12', 400, 'malformed-id'],
    ['an id with SQL in it', 'GET', "/v1/probe/by-id/'%20or%201=1--", 400, 'malformed-id'],
    ['an id with a NUL byte', 'GET', '/v1/probe/by-id/a%00b', 400, 'malformed-input'],
    ['an escape that is none', 'GET', '/v1/probe/by-id/%zz', 400, 'malformed-url'],
    ['an escape that is not UTF-8', 'GET', '/v1/probe/by-id/%ff', 400, 'malformed-url'],
    ['an id that is too long', 'GET', `/v1/probe/by-id/${'x'.repeat(400)}`, 414, 'url-too-long'],
    ['a traversal', 'GET', '/v1/..%2f..%2fetc/passwd', 404, 'route-not-found'],
    ['a query that is not UTF-8', 'GET', '/v1/probe/list?after=%ff', 400, 'malformed-url'],
    ['a query with a surrogate', 'GET', '/v1/probe/list?after=%ED%A0%80', 400, 'malformed-url'],
    ['a query with half an escape', 'GET', '/v1/probe/list?after=%e', 400, 'malformed-url'],
    ['a query with a NUL byte', 'GET', '/v1/probe/list?after=%00', 400, 'malformed-input'],
    ['a limit of 0', 'GET', '/v1/probe/list?limit=0', 400, 'malformed-input'],
    ['a limit of 101', 'GET', '/v1/probe/list?limit=101', 400, 'malformed-input'],
    ['a limit of -1', 'GET', '/v1/probe/list?limit=-1', 400, 'malformed-input'],
    ['a limit of 2.5', 'GET', '/v1/probe/list?limit=2.5', 400, 'malformed-input'],
    ['a limit of 1e1', 'GET', '/v1/probe/list?limit=1e1', 400, 'malformed-input'],
    ['a limit of 007', 'GET', '/v1/probe/list?limit=007', 400, 'malformed-input'],
    ['an empty limit', 'GET', '/v1/probe/list?limit=', 400, 'malformed-input'],
    ['a limit twice', 'GET', '/v1/probe/list?limit=1&limit=2', 400, 'malformed-input'],
    ['an unknown parameter', 'GET', '/v1/probe/list?sort=evil', 400, 'malformed-input'],
    ['a poisonous parameter', 'GET', '/v1/probe/list?__proto__=1', 400, 'malformed-input'],
  ];

  test.each(cases)('%s', async (_what, method, path, status, code) => {
    expectProblem(await running.call(method, path), status, code);
  });

  test('a wrong method is told the right ones', async () => {
    const answer = await running.call('PATCH', '/v1/probe/by-id/x');
    expect([answer.headers.get('allow'), answer.body.allow]).toEqual(['GET, HEAD', ['GET', 'HEAD']]);
  });

  test('a query is parsed explicitly and has its default', async () => {
    expect((await running.call('GET', '/v1/probe/list?limit=7')).body).toEqual({ limit: 7 });
    expect((await running.call('GET', '/v1/probe/list')).body).toEqual({ limit: 20 });
  });
});

describe('headers', () => {
  test.each([
    ['with a space', 'a b'],
    ['not ASCII', 'é'],
    ['too long', 'x'.repeat(256)],
  ])('an Idempotency-Key %s', async (_what, key) => {
    const answer = await running.call('POST', '/v1/probe', { body: fine, headers: { 'idempotency-key': key } });
    expectProblem(answer, 400, 'malformed-idempotency-key');
  });

  test('a well-formed request id comes back; anything else is replaced', async () => {
    const idOf = async (id: string) => {
      const answer = await running.call('GET', '/v1/nothing-here', { headers: { 'x-request-id': id } });
      expect(answer.body.instance).toBe(answer.headers.get('x-request-id'));
      return answer.headers.get('x-request-id');
    };
    expect(await idOf('trace-0123456789')).toBe('trace-0123456789');
    for (const bad of ['short', 'x'.repeat(65), '<script>alert(1)</script>', 'a b c d e f g']) {
      expect(await idOf(bad)).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('X-Forwarded-For is believed from trusted proxies only', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    expect((await running.call('GET', '/v1/probe/caller', { headers })).body.ip).toBe('127.0.0.1');
  });

  test('behind a trusted proxy the address is the one that the proxy saw, not the one that the client claims', async () => {
    const proxied = await startApp({
      modules: [FrameProbeModule],
      settings: { TRUSTED_PROXIES: 'loopback,10.0.0.0/8' },
    });
    try {
      const headers = { 'x-forwarded-for': '198.51.100.99, 203.0.113.7, 10.1.2.3' };
      expect((await proxied.call('GET', '/v1/probe/caller', { headers })).body.ip).toBe('203.0.113.7');
    } finally {
      await proxied.stop();
    }
  });

  test('the caller is nobody until somebody is identified', async () => {
    const { body } = await running.call('GET', '/v1/probe/caller');
    expect(body).toEqual({ userId: null, roles: [], via: 'nobody', ip: '127.0.0.1', requestId: expect.any(String) });
  });
});
