import { randomText } from '../protocol/ids.js';
import type { Table } from '../store/table.js';
import type { LedgerAccount, Posting } from './posting.js';

/** Double entry over every account and the world outside. A balance is the sum of its postings and nothing else. */
export class Ledger {
  private readonly balances = new Map<LedgerAccount, Map<string, number>>();

  constructor(private readonly postings: Table<Posting>) {}

  /** @param amount signed minor units; a negative amount moves the other way */
  post(from: LedgerAccount, to: LedgerAccount, amount: number, currency: string, cause: string): void {
    if (amount === 0) return;
    if (amount < 0) return this.post(to, from, -amount, currency, cause);
    this.apply(this.postings.insert({ id: randomText(12), from, to, amount, currency, cause }, null));
  }

  /** Signed minor units. */
  balance(account: LedgerAccount, currency: string): number {
    return this.balances.get(account)?.get(currency) ?? 0;
  }

  currencies(account: LedgerAccount): string[] {
    return [...(this.balances.get(account)?.keys() ?? [])];
  }

  accounts(): LedgerAccount[] {
    return [...this.balances.keys()];
  }

  restore(): void {
    this.balances.clear();
    for (const { object } of this.postings.all()) this.apply(object);
  }

  private apply({ from, to, amount, currency }: Posting): void {
    this.add(from, currency, -amount);
    this.add(to, currency, amount);
  }

  private add(account: LedgerAccount, currency: string, amount: number): void {
    let held = this.balances.get(account);
    if (!held) this.balances.set(account, (held = new Map<string, number>()));
    held.set(currency, (held.get(currency) ?? 0) + amount);
  }
}
