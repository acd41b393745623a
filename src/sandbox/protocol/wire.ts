import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiAnswer, ApiRequest } from './api-request.js';
import { defaultVersion } from './versions.js';

/** The two ends of one HTTP exchange. */
export interface Wire {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Nothing happens until the client gives up or `ms` have passed. */
export function hang({ response }: Wire, ms: number | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

export function cut({ incoming }: Wire): void {
  incoming.socket.destroy();
}

export function send({ response }: Wire, request: ApiRequest, answer: ApiAnswer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(answer.status, headersOf(request, answer));
  response.end(answer.body);
}

/** The headers promise the whole body, half of it comes, and the connection ends. */
export function sendHalf(wire: Wire, request: ApiRequest, answer: ApiAnswer): void {
  const { response } = wire;
  response.writeHead(answer.status, headersOf(request, answer));
  response.write(Buffer.from(answer.body).subarray(0, Math.floor(answer.body.length / 2)), () => cut(wire));
}

function headersOf(request: ApiRequest, answer: ApiAnswer): Record<string, string | number> {
  const key = request.headers['idempotency-key'];
  const account = request.headers['stripe-account'];
  return {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(answer.body),
    'Request-Id': request.id,
    'Stripe-Version': request.headers['stripe-version'] ?? defaultVersion,
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Request-Id, Stripe-Should-Retry',
    ...(key !== undefined && { 'Idempotency-Key': key }),
    ...(account !== undefined && { 'Stripe-Account': account }),
    ...answer.headers,
  };
}
