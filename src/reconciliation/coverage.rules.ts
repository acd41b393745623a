import { type ProviderBalance } from '../payments/index.js';

/** One currency, minor units. */
export interface Coverage {
  readonly currency: string;
  readonly available: bigint;
  readonly pending: bigint;
  readonly arriving: bigint;
  readonly owed: bigint;
}

export const isCovered = ({ available, pending, arriving, owed }: Coverage): boolean =>
  available + pending + arriving >= owed;

/**
 * What we owe in one currency, by the balances of its accounts: to each campaign its funds and reserve, less the fees
 * that the provider has taken off them already, and to backers what arrived too late. What one campaign lacks is not
 * taken from another, and what belongs to the platform is not owed to anybody here.
 */
export function owedOf(balances: ReadonlyMap<string, bigint>): bigint {
  const campaigns = new Map<string, bigint>();
  for (const [account, amount] of balances) {
    const [kind, id = ''] = account.split(':');
    if (kind === 'campaign') campaigns.set(id, (campaigns.get(id) ?? 0n) + amount);
  }
  const positive = [...campaigns.values(), balances.get('unexpected_receipts') ?? 0n].filter((amount) => amount > 0n);
  return positive.reduce((sum, amount) => sum + amount, 0n);
}

export const heldIn = (sums: ProviderBalance['available'], currency: string): bigint =>
  sums.filter((sum) => sum.currency === currency).reduce((total, { amount }) => total + amount, 0n);
