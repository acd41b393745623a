import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type Account } from './accounts.js';
import { type Flow, type KindBalance, LedgerRepository, type TrialBalance } from './ledger.repository.js';
import { assertSame, type LedgerTransaction, type Posting, prepareTransactions, reversed } from './posting.rules.js';

/** Where the money is: append-only double entry. */
@Injectable()
export class Ledger {
  constructor(private readonly repository: LedgerRepository) {}

  /**
   * Writes any number of transactions in one statement. A reference that the ledger has posts nothing, so a replay is
   * harmless; a posting of zero is left out, and with it a transaction that has no other.
   *
   * @returns the references that were new.
   * @throws LedgerReferenceReused when a known reference comes with other amounts or accounts.
   * @throws ImpossiblePosting for a negative amount, an account to itself, or a currency that does not exist.
   */
  async post(tx: Tx, transactions: readonly LedgerTransaction[]): Promise<ReadonlySet<string>> {
    const prepared = prepareTransactions(transactions);
    if (prepared.length === 0) return new Set();
    const fresh = new Set(await this.repository.insertNew(tx, prepared));
    await this.assertReplays(
      tx,
      prepared.filter(({ reference }) => !fresh.has(reference)),
    );
    return fresh;
  }

  /** What stands under a reference; nothing when it is not there. */
  async postings(tx: Tx, reference: string): Promise<readonly Posting[]> {
    return (await this.repository.find(tx, [reference])).get(reference)?.postings ?? [];
  }

  /** Swaps the ends of what stands under `reference`, if anything does, under the reference `as`. */
  async undo(tx: Tx, { reference, as, at }: { reference: string; as: string; at: Date }): Promise<void> {
    const stored = (await this.repository.find(tx, [reference])).get(reference);
    if (!stored) return;
    const { currency, postings } = stored;
    await this.post(tx, [{ reference: as, currency, at, postings: reversed(postings) }]);
  }

  /** What went to the account minus what left it, in minor units, up to the last committed posting (and this `tx`'s own). */
  async balance(account: Account, currency: string, tx?: Tx): Promise<bigint> {
    return this.repository.balance(account, currency, tx);
  }

  /** The balance of each account whose name begins with `prefix`, as of one instant; untouched accounts are absent. */
  async balances(prefix: string, currency: string, tx?: Tx): Promise<ReadonlyMap<Account, bigint>> {
    return this.repository.balances(prefix, currency, tx);
  }

  /**
   * What came to the account, less what left it, by the account on the other side and the kind of transaction: the terms
   * that a balance is made of, and they add up to it.
   */
  async flows(account: Account, currency: string, tx?: Tx): Promise<Flow[]> {
    return this.repository.flows(account, currency, tx);
  }

  /** Both sides of the whole ledger, per currency. The difference is zero, always. */
  async trialBalance(): Promise<TrialBalance[]> {
    return this.repository.trialBalance();
  }

  /** What the accounts of each kind hold together, per currency; they add up to nothing. */
  async kinds(): Promise<KindBalance[]> {
    return this.repository.kinds();
  }

  private async assertReplays(tx: Tx, known: readonly LedgerTransaction[]): Promise<void> {
    if (known.length === 0) return;
    const stored = await this.repository.find(
      tx,
      known.map(({ reference }) => reference),
    );
    for (const transaction of known) {
      assertSame(transaction, stored.get(transaction.reference) ?? { currency: '', postings: [] });
    }
  }
}
