// Every log line of a request carries its id and, once known, its caller; secrets never reach the output.
import { Writable } from 'node:stream';
import { fastify } from 'fastify';
import { measureRequests } from '../../src/platform/http/server.js';
import { Metrics } from '../../src/platform/metrics.js';
import { createLogger, JsonLogger, requestScope } from '../../src/platform/logger.js';

function capture() {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(
        ...chunk
          .toString()
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      );
      done();
    },
  });
  const pino = createLogger('debug', stream);
  return { lines, pino, logger: new JsonLogger(pino) };
}

test('lines are JSON with level, time, message and context', () => {
  const { lines, logger } = capture();
  logger.log('Campaign closed', 'CloseRound');
  expect(lines).toEqual([
    { level: 'info', time: expect.stringMatching(/^20.*Z$/), context: 'CloseRound', message: 'Campaign closed' },
  ]);
});

test('lines carry the request and its caller through awaits', async () => {
  const { lines, logger } = capture();
  await requestScope.run({ requestId: 'request-1' }, async () => {
    await Promise.resolve();
    requestScope.getStore()!.callerId = 'user-1';
    logger.warn({ message: 'held', campaignId: 'c-1' }, 'Pay');
  });
  logger.warn('outside');
  expect(lines[0]).toMatchObject({
    requestId: 'request-1',
    callerId: 'user-1',
    campaignId: 'c-1',
    message: 'held',
    context: 'Pay',
  });
  expect(lines[1]).not.toHaveProperty('requestId');
});

test('an error is logged with its stack and cause, wherever Nest puts it', () => {
  const { lines, logger } = capture();
  const error = new Error('outer', { cause: new TypeError('inner') });
  logger.error('A request failed', error, 'ProblemFilter');
  logger.error(error);
  logger.error(error, error.stack, 'Bootstrap');
  for (const line of lines) {
    expect(line['error']).toMatchObject({
      name: 'Error',
      message: 'outer',
      stack: expect.any(String),
      cause: { name: 'TypeError' },
    });
  }
  expect(lines.map((line) => line['message'])).toEqual(['A request failed', 'outer', 'outer']);
});

test('no secret passes, in messages, fields or errors', () => {
  const { lines, logger, pino } = capture();
  logger.log('Mail to ada@example.org with sk_live_abcdefgh failed');
  logger.log({
    message: 'sign-in of ada@example.org',
    password: 'hunter2',
    headers: { authorization: 'Bearer abc.def' },
  });
  logger.error(new Error('no answer for ada@example.org at postgres://tally:hunter2@db/tally'));
  pino.info({ cookie: '__Host-session=abc', note: '4242 4242 4242 4242' }, 'request of ada@example.org');
  expect(JSON.stringify(lines)).not.toMatch(/ada@|hunter2|sk_live|abc\.def|Host-session|4242/);
});

test('each request is one line with its route, whatever stood in its address', async () => {
  const { lines, pino } = capture();
  const server = fastify({ genReqId: () => 'request-7' });
  measureRequests(server, new Metrics(), pino);
  server.get('/v1/links/:token', () => ({}));
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  await fetch(`${url}/v1/links/very-secret-token?email=ada@example.org`, { headers: { cookie: 'session=abc' } });
  await server.close();
  expect(lines).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      message: 'request',
      requestId: 'request-7',
      method: 'GET',
      route: '/v1/links/:token',
      status: 200,
      ms: expect.any(Number),
    },
  ]);
});
