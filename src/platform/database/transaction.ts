import type { EntityManager } from 'typeorm';

declare const insideTransaction: unique symbol;

/**
 * An entity manager that is known to be inside a transaction. Only `Database.inTransaction` hands one out, and every
 * write takes one as its first argument, so a write outside a transaction does not compile.
 */
export type Tx = EntityManager & { readonly [insideTransaction]: true };

const retryable = new Set(['40001', '40P01']);

/** Serialization failures and deadlocks: Postgres undid the work and asks for it to be done again. */
export const isRetryable = (error: unknown): boolean => retryable.has(sqlState(error) ?? '');

/** The five-character SQLSTATE of a database error, if it is one. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The name of the constraint that refused a row, so that a repository can turn it into a typed error. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('driverError' in error)) return undefined;
  const driverError = error.driverError as { constraint?: unknown };
  return typeof driverError.constraint === 'string' ? driverError.constraint : undefined;
}
