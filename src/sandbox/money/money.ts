import type { BalanceTransaction } from '../balance/balance-transaction.js';
import type { Store } from '../store/store.js';
import { Ledger } from './ledger.js';
import { outsideAccounts } from './posting.js';
import { Totals } from './totals.js';

/** The ledger and the balance transactions, two accounts of the same money that must always agree. */
export class Money {
  readonly ledger: Ledger;
  readonly totals = new Totals();
  readonly violations: string[] = [];
  private readonly touched = new Map<string, [account: string, currency: string]>();

  constructor(private readonly store: Store) {
    this.ledger = new Ledger(store.postings);
  }

  count(account: string, transaction: BalanceTransaction): void {
    this.totals.add(account, transaction);
    this.touch(account, transaction.currency);
  }

  touch(account: string, currency: string): void {
    this.touched.set(`${account}/${currency}`, [account, currency]);
  }

  /** After each write: what a balance holds is the net of its balance transactions. */
  check(): void {
    if (this.touched.size === 0) return;
    for (const [account, currency] of this.touched.values()) this.checkBalance(account, currency);
    this.touched.clear();
  }

  /** Everything anew from the postings; returns what does not hold. */
  audit(): string[] {
    const fresh = new Ledger(this.store.postings);
    fresh.restore();
    const found = [...this.violations];
    const sums = new Map<string, number>();
    for (const account of fresh.accounts()) {
      for (const currency of fresh.currencies(account)) {
        const held = fresh.balance(account, currency);
        sums.set(currency, (sums.get(currency) ?? 0) + held);
        if (held !== this.ledger.balance(account, currency))
          found.push(`${account} ${currency} differs from its postings`);
      }
    }
    for (const currency of fresh.currencies('stripe:transit')) {
      if (fresh.balance('stripe:transit', currency) !== 0) found.push(`${currency} is stuck between two accounts`);
    }
    for (const [currency, sum] of sums)
      if (sum !== 0) found.push(`the sum of all ${currency} accounts is ${sum}, not 0`);
    return found;
  }

  restore(): void {
    this.ledger.restore();
    this.totals.clear();
    this.violations.length = 0;
    for (const { account, object } of this.store.balanceTransactions.all()) this.totals.add(account, object);
  }

  /** Money outside the balances of Stripe's users, in signed minor units by currency. */
  outside(): Record<string, Record<string, number>> {
    return Object.fromEntries(
      outsideAccounts.map((account) => [
        account,
        Object.fromEntries(this.ledger.currencies(account).map((code) => [code, this.ledger.balance(account, code)])),
      ]),
    );
  }

  private checkBalance(account: string, currency: string): void {
    const available = this.ledger.balance(`${account}:available`, currency);
    const held = available + this.ledger.balance(`${account}:pending`, currency);
    const net = this.totals.net(account, currency);
    if (held === net) return;
    this.violations.push(`${account} holds ${held} ${currency}, but its balance transactions come to ${net}`);
  }
}
