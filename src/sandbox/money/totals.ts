import type { BalanceTransaction } from '../balance/balance-transaction.js';

export interface Total {
  count: number;
  amount: number;
  fee: number;
  net: number;
}

/** Running sums of balance transactions, so that the books answer without reading every one. */
export class Totals {
  private readonly sums = new Map<string, Map<string, Map<string, Total>>>();

  add(account: string, { currency, reporting_category, amount, fee, net }: BalanceTransaction): void {
    const ofAccount = at(this.sums, account, () => new Map<string, Map<string, Total>>());
    const ofCurrency = at(ofAccount, currency, () => new Map<string, Total>());
    const total = at(ofCurrency, reporting_category, () => ({ count: 0, amount: 0, fee: 0, net: 0 }));
    total.count += 1;
    total.amount += amount;
    total.fee += fee;
    total.net += net;
  }

  accounts(): string[] {
    return [...this.sums.keys()];
  }

  currencies(account: string): string[] {
    return [...(this.sums.get(account)?.keys() ?? [])];
  }

  /** By reporting category. */
  of(account: string, currency: string): ReadonlyMap<string, Total> {
    return this.sums.get(account)?.get(currency) ?? new Map<string, Total>();
  }

  net(account: string, currency: string): number {
    let net = 0;
    for (const total of this.of(account, currency).values()) net += total.net;
    return net;
  }

  clear(): void {
    this.sums.clear();
  }
}

function at<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
