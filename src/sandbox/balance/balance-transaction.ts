import { newId } from '../protocol/ids.js';

export interface FeeDetail {
  readonly amount: number;
  readonly application: null;
  readonly currency: string;
  readonly description: string;
  readonly type: 'stripe_fee';
}

export interface NewBalanceTransaction {
  readonly type: BalanceTransactionType;
  /** Signed minor units, before the fee. */
  readonly amount: number;
  readonly currency: string;
  readonly source: string;
  readonly fee?: FeeDetail;
  readonly description?: string | null;
  /** Unix seconds; at once if absent. */
  readonly availableOn?: number;
  readonly reportingCategory?: string;
}

export type BalanceTransactionType =
  | 'charge'
  | 'payment'
  | 'refund'
  | 'refund_failure'
  | 'payment_refund'
  | 'transfer'
  | 'transfer_refund'
  | 'payout'
  | 'payout_cancel'
  | 'payout_failure'
  | 'topup'
  | 'topup_reversal'
  | 'adjustment';

/** https://docs.stripe.com/api/balance_transactions/object */
export function newBalanceTransaction(created: number, given: NewBalanceTransaction) {
  const fee = given.fee?.amount ?? 0;
  const availableOn = given.availableOn ?? created;
  const status: 'pending' | 'available' = availableOn > created ? 'pending' : 'available';
  return {
    id: newId('txn'),
    object: 'balance_transaction' as const,
    amount: given.amount,
    available_on: availableOn,
    balance_type: 'payments' as const,
    created,
    currency: given.currency,
    description: given.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: given.fee ? [given.fee] : [],
    net: given.amount - fee,
    reporting_category: given.reportingCategory ?? given.type,
    source: given.source,
    status,
    type: given.type,
  };
}

export type BalanceTransaction = ReturnType<typeof newBalanceTransaction>;
