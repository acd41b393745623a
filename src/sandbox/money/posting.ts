/** One movement of money from one account to another: balanced by construction. */
export interface Posting {
  readonly id: string;
  readonly from: LedgerAccount;
  readonly to: LedgerAccount;
  /** Positive minor units. */
  readonly amount: number;
  readonly currency: string;
  /** The balance transaction that it belongs to. */
  readonly cause: string;
}

/** `platform` or a connected account's id before the colon, or one of the world outside. */
export type LedgerAccount = Outside | `${string}:${Side}`;
export type Side = 'pending' | 'available';
export type Outside = 'outside:cards' | 'outside:banks' | 'outside:disputes' | 'stripe:fees' | 'stripe:transit';

export const outsideAccounts: readonly Outside[] = [
  'outside:cards',
  'outside:banks',
  'outside:disputes',
  'stripe:fees',
  'stripe:transit',
];
