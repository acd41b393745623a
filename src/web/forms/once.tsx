import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Caller, isUuid, requestHash } from '../../platform/http/index.js';

/**
 * The key by which a form does its deed once, however often it is sent. It is made when a page is first asked for and
 * travels with the form from then on, also through the address, so that going back brings the same one.
 */
export const onceKey = (typed: unknown): string => (typeof typed === 'string' && isUuid(typed) ? typed : randomUUID());

/** Carries the key in a form. */
export const OnceField = ({ value }: { value: string }) => <input type="hidden" name="key" value={value} />;

/** The caller of a form with a key: what was done for this key before is answered again instead of done twice. */
export const onceBy = (caller: Caller, { method, url, body }: FastifyRequest, key: string): Caller => ({
  ...caller,
  idempotency: { key: `form:${key}`, hash: requestHash(method, url, body) },
});
