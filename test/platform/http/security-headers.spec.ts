// Every answer carries the headers that helmet would set, refusals included; pages may replace them.
import helmet from '@fastify/helmet';
import { fastify } from 'fastify';
import { securityHeaders } from '../../../src/platform/http/security-headers.js';
import { startApp } from '../../support/app.js';

async function helmetHeaders(https: boolean): Promise<Record<string, unknown>> {
  const server = fastify();
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    hsts: https && { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'deny' },
  });
  server.get('/', () => '');
  const { headers } = await fetch(await server.listen({ port: 0, host: '127.0.0.1' }));
  await server.close();
  const ofEveryServer = new Set(['content-type', 'content-length', 'date', 'connection', 'keep-alive']);
  return Object.fromEntries([...headers].filter(([name]) => !ofEveryServer.has(name)));
}

test.each(['http://localhost:3000', 'https://tally.example.org'])(
  'they are those of helmet at %s',
  async (PUBLIC_URL) => {
    expect(securityHeaders({ PUBLIC_URL })).toEqual(await helmetHeaders(PUBLIC_URL.startsWith('https')));
  },
);

test('answers, refusals and unknown addresses all carry them', async () => {
  const running = await startApp();
  try {
    for (const [method, path] of [
      ['GET', '/health/live'],
      ['GET', '/nothing-here'],
      ['DELETE', '/health/live'],
      ['GET', '/openapi.json?x=%ff'],
    ] as const) {
      const { headers } = await running.call(method, path);
      expect(Object.fromEntries(headers)).toMatchObject(securityHeaders(running.settings));
    }
  } finally {
    await running.stop();
  }
});
