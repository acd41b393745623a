import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { MalformedIdempotencyKey } from './frame.errors.js';

/** The key a caller chose, and what identifies the request it was first used for. */
export interface IdempotencyClaim {
  readonly key: string;
  /** SHA-256 of method, URL and body, so that equal JSON in another order or spacing is the same request. */
  readonly hash: Buffer;
}

/**
 * The claim of a request with a header `Idempotency-Key`.
 *
 * @throws MalformedIdempotencyKey when it is not 1–255 visible ASCII characters (a repeated header has a space in it).
 */
export function idempotencyOf(request: FastifyRequest): IdempotencyClaim | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) throw new MalformedIdempotencyKey();
  return { key, hash: requestHash(request.method, request.url, request.body) };
}

/** Pure: equal for equal requests. The URL, not the route, so that one key never answers for two campaigns. */
export function requestHash(method: string, url: string, body: unknown): Buffer {
  const hash = createHash('sha256').update(method).update('\n').update(url).update('\n');
  return (Buffer.isBuffer(body) ? hash.update(body) : hash.update(canonical(body))).digest();
}

/** JSON with the keys of every object in one order. The frame has bounded the depth before. */
export function canonical(value: unknown): string {
  if (value === undefined) return '';
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
