import type { Metadata } from '../parameters/metadata.js';
import { newId } from '../protocol/ids.js';

/** https://docs.stripe.com/api/payouts/object; `arrivalDate` in unix seconds. */
export function newPayout(created: number, arrivalDate: number, amount: number, currency: string, automatic: boolean) {
  return {
    id: newId('po'),
    object: 'payout' as const,
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: arrivalDate,
    automatic,
    balance_transaction: null as string | null,
    created,
    currency,
    description: (automatic ? 'STRIPE PAYOUT' : null) as string | null,
    destination: newId('ba'),
    failure_balance_transaction: null as string | null,
    failure_code: null as string | null,
    failure_message: null as string | null,
    livemode: false,
    metadata: {} as Metadata,
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: automatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null as string | null,
    status: 'pending' as 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled',
    trace_id: null,
    type: 'bank_account' as const,
  };
}

export type Payout = ReturnType<typeof newPayout>;
