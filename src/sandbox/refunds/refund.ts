import type { Charge } from '../charges/charge.js';
import type { Metadata } from '../parameters/metadata.js';
import { newId } from '../protocol/ids.js';

/** https://docs.stripe.com/api/refunds/object */
export function newRefund(created: number, charge: Charge, amount: number) {
  return {
    id: newId('re'),
    object: 'refund' as const,
    amount,
    balance_transaction: null as string | null,
    charge: charge.id,
    created,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    failure_balance_transaction: undefined as string | undefined,
    failure_reason: undefined as string | undefined,
    metadata: {} as Metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: null as string | null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded' as 'pending' | 'succeeded' | 'failed' | 'canceled',
    transfer_reversal: null,
  };
}

export type Refund = ReturnType<typeof newRefund>;
