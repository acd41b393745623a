import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Logger } from 'pino';
import { type Metrics } from '../metrics.js';
import { type Settings } from '../settings.js';
import { acceptBodies } from './body.js';
import { RouteNotFound } from './frame.errors.js';
import { sendProblem } from './problem.filter.js';
import { asProblem } from './as-problem.js';
import { onClientError, answerForNode } from './socket.js';

const bodyLimit = 256 * 1024;
/** A head comes at once; a picture of 10 MB takes its time over a slow line. */
const headTimeoutMs = 30_000;
const requestTimeoutMs = 120_000;

/** Ids that are safe in a header, a log and a URI; anything else is replaced by our own. */
const requestIdForm = /^[A-Za-z0-9_-]{8,64}$/;

/** Fastify as the service wants it: limits on everything, our request ids, problem details for its own refusals too. */
export function fastifyAdapter(settings: Settings): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit,
    trustProxy: settings.TRUSTED_PROXIES.length > 0 ? [...settings.TRUSTED_PROXIES] : false,
    requestIdHeader: false,
    genReqId: ({ headers }: IncomingMessage) => requestIdOf(headers['x-request-id']),
    requestTimeout: requestTimeoutMs,
    // A request that arrives on an open connection while we stop is still served; its answer closes the connection.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // No Nest middleware is used: without middie each request saves its pass through it.
    skipMiddie: true,
    // Ours answers a missing Host with problem details; Node's own answer has no body.
    http: { requireHostHeader: false, headersTimeout: headTimeoutMs, maxHeaderSize: 16 * 1024 },
    clientErrorHandler: onClientError,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, asProblem(error), request.id),
    routerOptions: { maxParamLength: 300 },
  });
  const fastify: FastifyInstance = adapter.getInstance();
  acceptBodies(fastify);
  answerForNode(adapter.getHttpServer());
  return adapter;
}

const requestIdOf = (given: string | string[] | undefined): string =>
  typeof given === 'string' && requestIdForm.test(given) ? given : randomUUID();

/** Once we stop, every answer closes its connection: a client that kept it would send its next request into nothing. */
export function closeConnectionsWhenStopping(fastify: FastifyInstance): void {
  let stopping = false;
  fastify.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (stopping) void reply.header('connection', 'close');
    done();
  });
}

/** A process that only works shows its health and figures, and nothing else. */
export function serveOnlyHealth(fastify: FastifyInstance): void {
  const open = new Set(['/health/live', '/health/ready', '/metrics']);
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(open.has(request.routeOptions.url ?? '') ? undefined : new RouteNotFound());
  });
}

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** One log line and one measurement per answered request, by route template: ids in a label would never end. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics, log: Logger): void {
  const durations = metrics.histogram(
    'tally_http_request_seconds',
    'Time from the first byte of a request to the end of its answer.',
    ['method', 'route', 'status'],
    secondsBuckets,
  );
  // These fields are ours and hold no secret; redacting them would be a third of what a small request costs.
  const lines = log.child({}, { formatters: { log: (fields) => fields } });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    durations.observe({ method: request.method, route, status: reply.statusCode }, ms / 1000);
    // Named here and not left to the scope: the end of an answer may be told while another request runs.
    const who = { requestId: request.id, ...(request.caller?.userId && { callerId: request.caller.userId }) };
    lines.info({ message: 'request', ...who, method: request.method, route, status: reply.statusCode, ms });
    done();
  });
}
