import { type Account, type Flow } from '../../src/ledger/index.js';
import { assertSame, type LedgerTransaction, prepareTransactions } from '../../src/ledger/posting.rules.js';

/** The ledger in memory, by its own rules: a reference is written once, and a replay posts nothing. */
export class Books {
  readonly written = new Map<string, LedgerTransaction>();
  private readonly balances = new Map<Account, bigint>();

  post(transactions: readonly LedgerTransaction[]): void {
    for (const transaction of prepareTransactions(transactions)) {
      const known = this.written.get(transaction.reference);
      if (known) {
        assertSame(transaction, known);
        continue;
      }
      this.written.set(transaction.reference, transaction);
      for (const { from, to, amount } of transaction.postings) {
        this.balances.set(from, this.balance(from) - amount);
        this.balances.set(to, this.balance(to) + amount);
      }
    }
  }

  balance(account: Account): bigint {
    return this.balances.get(account) ?? 0n;
  }

  get sum(): bigint {
    return [...this.balances.values()].reduce((all, amount) => all + amount, 0n);
  }

  /** What came to the account, less what went, posting by posting. */
  flows(account: Account): Flow[] {
    return [...this.written.values()].flatMap(({ reference, postings }) => {
      const kind = reference.replace(/-[a-z]+\d.*$/, '');
      return postings.flatMap(({ from, to, amount }) => [
        ...(to === account ? [{ other: from, kind, amount }] : []),
        ...(from === account ? [{ other: to, kind, amount: -amount }] : []),
      ]);
    });
  }
}
