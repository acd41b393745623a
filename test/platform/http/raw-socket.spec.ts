// What never becomes a request is answered with problem details too, and the connection is closed.
import { connect } from 'node:net';
import { type RunningApp, startApp } from '../../support/app.js';
import { FrameProbeModule } from './frame-probe.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp({ modules: [FrameProbeModule] });
});
afterAll(() => running.stop());

/** Sends the bytes and answers everything that came back until the server closed. */
function send(bytes: string | Buffer): Promise<string> {
  const { port, hostname } = new URL(running.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const received: Buffer[] = [];
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('end', () => resolve(Buffer.concat(received).toString()));
    socket.on('close', () => resolve(Buffer.concat(received).toString()));
    socket.on('error', reject);
  });
}

const host = 'Host: localhost\r\n';
const close = 'Connection: close\r\n';

const cases: [string, string | Buffer, number, string][] = [
  ['bytes that are no HTTP', 'hello there\r\n\r\n', 400, 'malformed-http'],
  ['a TLS handshake', Buffer.from('160301020001000001fc0303', 'hex'), 400, 'malformed-http'],
  ['a method that does not exist', `BREW /v1/probe HTTP/1.1\r\n${host}\r\n`, 400, 'malformed-http'],
  ['a version that does not exist', `GET / HTTP/9.9\r\n${host}\r\n`, 400, 'malformed-http'],
  ['a header without a name', `GET / HTTP/1.1\r\n${host}: x\r\n\r\n`, 400, 'malformed-http'],
  ['a header with a NUL byte', `GET / HTTP/1.1\r\n${host}X: a\u0000b\r\n\r\n`, 400, 'malformed-http'],
  [
    'two lengths',
    `POST /v1/probe HTTP/1.1\r\n${host}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    400,
    'malformed-http',
  ],
  [
    'length and chunks',
    `POST /v1/probe HTTP/1.1\r\n${host}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
    'malformed-http',
  ],
  ['a negative length', `POST /v1/probe HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`, 400, 'malformed-http'],
  [
    'a chunk that is none',
    `POST /v1/probe HTTP/1.1\r\n${host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
    400,
    'malformed-http',
  ],
  ['no Host', `GET /v1/probe/caller HTTP/1.1\r\n${close}\r\n`, 400, 'malformed-http'],
  ['headers of 20 KiB', `GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
  ['an address of 20 KiB', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`, 431, 'headers-too-large'],
  ['CONNECT', `CONNECT example.org:443 HTTP/1.1\r\n${host}\r\n`, 405, 'method-not-allowed'],
  ['TRACE', `TRACE /v1/probe HTTP/1.1\r\n${host}${close}\r\n`, 405, 'method-not-allowed'],
  ['OPTIONS *', `OPTIONS * HTTP/1.1\r\n${host}${close}\r\n`, 404, 'route-not-found'],
  ['an escape cut in half', `GET /v1/probe/by-id/%e HTTP/1.1\r\n${host}${close}\r\n`, 400, 'malformed-url'],
  [
    'an expectation nobody knows',
    `POST /v1/probe HTTP/1.1\r\n${host}${close}Expect: miracles\r\n\r\n`,
    417,
    'expectation-failed',
  ],
];

test.each(cases)('%s', async (_what, bytes, status, code) => {
  const answer = await send(bytes);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toMatch(/\r\ncontent-type: application\/problem\+json/i);
  expect(head).toMatch(/\r\nconnection: close/i);
  expect(JSON.parse(body)).toMatchObject({ status, type: `/problems/${code}`, instance: expect.any(String) });
});

test('a client that leaves in the middle of its body disturbs nobody', async () => {
  const { port, hostname } = new URL(running.url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST /v1/probe HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"am`,
      );
      setTimeout(() => socket.destroy(), 50);
    });
    socket.on('close', () => resolve());
  });
  expect((await running.call('GET', '/health/live')).status).toBe(200);
});
