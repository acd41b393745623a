import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { requestScope } from '../logger.js';
import { idempotencyOf, type IdempotencyClaim } from './idempotency-claim.js';

/** Who asks. Use cases take it as an argument and decide by it. */
export interface Caller {
  /** Null for visitors, for signed links of guests, and for the service itself. */
  readonly userId: string | null;
  readonly roles: readonly string[];
  readonly via: 'nobody' | 'session' | 'token' | 'link' | 'system';
  /** The one pledge that a signed link gives rights over. */
  readonly pledgeId?: string;
  /** Whether whoever comes by that link has shown lately, by a code, that they read the mail of its backer. */
  readonly isFresh?: boolean;
  readonly requestId: string;
  /** The address of the client, behind trusted proxies only. */
  readonly ip: string;
  /** Present when the request has an `Idempotency-Key`. */
  readonly idempotency?: IdempotencyClaim;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Nobody, until the guard of `users` has identified the caller; absent if the request was refused before. */
    caller: Caller;
  }
}

/** The caller before anybody has looked at credentials; set by the frame once the body is parsed. */
export function nobody(request: FastifyRequest): Caller {
  const idempotency = idempotencyOf(request);
  return {
    userId: null,
    roles: [],
    via: 'nobody',
    requestId: request.id,
    ip: request.ip,
    ...(idempotency && { idempotency }),
  };
}

/** Records who asks, for `@CurrentCaller()` and for the log lines of this request. */
export function identify(
  request: FastifyRequest,
  who: Pick<Caller, 'userId' | 'roles' | 'via'> & Partial<Pick<Caller, 'pledgeId' | 'isFresh'>>,
): Caller {
  request.caller = { ...request.caller, ...who };
  const scope = requestScope.getStore();
  if (scope && who.userId) scope.callerId = who.userId;
  return request.caller;
}

/** The caller of jobs and event handlers. `requestId` names the job in the log. */
export const systemCaller = (requestId: string): Caller => ({
  userId: null,
  roles: [],
  via: 'system',
  requestId,
  ip: '',
});

/** A controller's parameter: `@CurrentCaller() caller: Caller`. */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => context.switchToHttp().getRequest<FastifyRequest>().caller,
);
