import { problem } from '../platform/http/index.js';

export class SettlementNotFound extends problem(
  'not_found',
  'settlement-not-found',
  'This campaign has not been closed yet, or it does not exist.',
) {}

export class HeldItemNotFound extends problem(
  'not_found',
  'held-item-not-found',
  'No item with this id is held. It may have been released, collected or dropped meanwhile.',
) {}

/**
 * What was frozen, booked or totalled does not agree. Nothing is settled on numbers that contradict each other: the work
 * is tried again and logged until somebody has found out why.
 */
export class BooksDisagree extends Error {
  constructor(what: string, left: bigint, right: bigint) {
    super(`${what}: ${left} and ${right} should be equal`);
    this.name = 'BooksDisagree';
  }
}

/** @throws BooksDisagree */
export function assertAgree(what: string, left: bigint, right: bigint): void {
  if (left !== right) throw new BooksDisagree(what, left, right);
}
