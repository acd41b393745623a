import { createServer, type IncomingMessage, type Server } from 'node:http';
import { answerControl } from '../control/control.js';
import { answerPage } from '../pages/pages.js';
import type { World } from '../world.js';
import type { Api } from './api.js';
import { ApiError } from './api-error.js';
import { answerOf } from './api.js';
import type { ApiRequest } from './api-request.js';
import { newId } from './ids.js';
import { send, type Wire } from './wire.js';

const largestBody = 64 * 1024 * 1024;
const isApi = /^\/v[12]\//;

export function createSandboxServer(world: World, api: Api): Server {
  const server = createServer((incoming, response) => {
    const wire = { incoming, response };
    void readRequest(incoming).then(
      (request) => answer(world, api, request, wire),
      () => incoming.socket.destroy(),
    );
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

async function answer(world: World, api: Api, request: ApiRequest, wire: Wire): Promise<void> {
  if (request.method === 'OPTIONS') return preflight(wire);
  if (isApi.test(request.path)) return api.serve(request, wire);
  try {
    send(wire, request, answerPage(world, request) ?? answerControl(world, request));
  } catch (error) {
    send(wire, request, answerOf(error));
  }
}

/** Browsers ask before Stripe.js may call the API from another origin. */
function preflight({ response }: Wire): void {
  response.writeHead(204, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'GET, POST, DELETE',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key, Stripe-Version, Stripe-Account',
    'Access-Control-Max-Age': '600',
  });
  response.end();
}

async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody)
      throw new ApiError(413, { type: 'invalid_request_error', message: 'The body is too large.' }, false);
    chunks.push(chunk);
  }
  const target = incoming.url ?? '/';
  const question = target.indexOf('?');
  return {
    id: newId('req', 14),
    method: incoming.method ?? 'GET',
    path: question < 0 ? target : target.slice(0, question),
    query: question < 0 ? '' : target.slice(question + 1),
    body: Buffer.concat(chunks).toString('utf8'),
    headers: incoming.headers as Record<string, string | undefined>,
  };
}
