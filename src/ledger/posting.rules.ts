import { isCurrency } from '../money/index.js';
import { type Account } from './accounts.js';
import { ImpossiblePosting, LedgerReferenceReused } from './ledger.errors.js';

/** An amount in minor units that leaves one account and reaches another: it cannot be unbalanced. */
export interface Posting {
  readonly from: Account;
  readonly to: Account;
  readonly amount: bigint;
}

/** Postings that happen together under a reference that is unique for ever: '<what happened>-<id of our row>'. */
export interface LedgerTransaction {
  readonly reference: string;
  readonly currency: string;
  /** Business time. */
  readonly at: Date;
  readonly postings: readonly Posting[];
}

/**
 * The transactions as they are to be written: postings of zero left out (a pledge without tip), then transactions
 * without posting, then repeats of a reference; sorted by reference, because two writers that meet on the same
 * references in different orders would wait for each other.
 *
 * @throws ImpossiblePosting @throws LedgerReferenceReused
 */
export function prepareTransactions(given: readonly LedgerTransaction[]): LedgerTransaction[] {
  const byReference = new Map<string, LedgerTransaction>();
  for (const transaction of given) {
    const prepared = { ...transaction, postings: transaction.postings.filter((posting) => posting.amount !== 0n) };
    assertWritable(prepared);
    const known = byReference.get(prepared.reference);
    if (known) assertSame(prepared, known);
    else if (prepared.postings.length > 0) byReference.set(prepared.reference, prepared);
  }
  return [...byReference.values()].sort((a, b) => (a.reference < b.reference ? -1 : 1));
}

/** @throws LedgerReferenceReused unless both move the same amounts between the same accounts; the time may differ. */
export function assertSame(
  given: Pick<LedgerTransaction, 'reference' | 'currency' | 'postings'>,
  known: Pick<LedgerTransaction, 'currency' | 'postings'>,
): void {
  if (given.currency !== known.currency || movements(given.postings) !== movements(known.postings)) {
    throw new LedgerReferenceReused(given.reference);
  }
}

/** What undoes the postings: the ends are swapped, and nothing is ever deleted. */
export const reversed = (postings: readonly Posting[]): Posting[] =>
  postings.map(({ from, to, amount }) => ({ from: to, to: from, amount }));

function assertWritable({ reference, currency, postings }: LedgerTransaction): void {
  if (reference === '') throw new ImpossiblePosting('a transaction needs a reference');
  if (!isCurrency(currency)) throw new ImpossiblePosting(`${currency} is not a currency`);
  for (const { from, to, amount } of postings) {
    if (amount < 0n) throw new ImpossiblePosting(`${reference} moves ${amount}; swap the ends instead`);
    if (from === to) throw new ImpossiblePosting(`${reference} moves money from ${from} to itself`);
  }
}

const movements = (postings: readonly Posting[]): string =>
  postings
    .map(({ from, to, amount }) => `${from}>${to}:${amount}`)
    .sort()
    .join();
