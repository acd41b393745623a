import { HttpException } from '@nestjs/common';
import { sqlState as codeOf } from '../database/index.js';
import * as frame from './frame.errors.js';
import { Problem, type ProblemClass } from './problem.js';

/** Somebody else holds what this request needs; nothing is broken (PostgreSQL, appendix A). */
const busyStates = new Set(['55P03', '57014', '40001', '40P01', '25P03']);

/** PostgreSQL is stopping, starting, full or read-only: classes 08 (connection), 53 (resources), 57P and 25006. */
const unavailableStates = /^(08...|53...|57P0[1-5]|25006)$/;

/** What Node says when a connection cannot be made or breaks. */
const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** node-postgres gives these errors no code, so their words are all there is. */
const poolMessages =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after|Client was closed|Query read timeout|Driver not Connected)/;

/** Nest's and Fastify's own refusals, by status. */
const byStatus: Readonly<Record<number, ProblemClass>> = {
  400: frame.BadRequest,
  401: frame.Unauthenticated,
  403: frame.Forbidden,
  404: frame.RouteNotFound,
  405: frame.MethodNotAllowed,
  408: frame.RequestTimeout,
  413: frame.BodyTooLarge,
  414: frame.UrlTooLong,
  415: frame.UnsupportedMediaType,
  429: frame.TooManyRequests,
  431: frame.HeadersTooLarge,
  503: frame.TemporarilyUnavailable,
};

/**
 * What the caller is told of any error. A problem is told as it is; a lock wait, an exhausted pool or a database that
 * is down is 503 with `Retry-After`; everything else that nobody foresaw is a bare 500.
 */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isBusy(error)) return new frame.Busy({ retryAfterSeconds: 1, cause: error });
  if (isUnreachable(error)) return new frame.TemporarilyUnavailable({ retryAfterSeconds: 2, cause: error });
  if (codeOf(error) === 'FST_ERR_BAD_URL') return new frame.MalformedUrl({ cause: error });
  const status = error instanceof HttpException ? error.getStatus() : frameworkStatus(error);
  const known = status === undefined ? undefined : byStatus[status];
  if (known) return new known({ cause: error });
  if (status !== undefined && status >= 400 && status < 500) return new frame.BadRequest({ cause: error });
  return new frame.InternalError({ cause: error });
}

const isBusy = (error: unknown): boolean => busyStates.has(codeOf(error) ?? '');

function isUnreachable(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  if (unavailableStates.test(code) || connectionCodes.has(code)) return true;
  return error instanceof Error && poolMessages.test(error.message);
}

/** The status of an error that Fastify made. */
function frameworkStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
