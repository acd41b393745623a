import type { Charge } from '../charges/charge.js';
import type { Metadata } from '../parameters/metadata.js';
import { newId } from '../protocol/ids.js';

/** `pyr_` for what was not paid by card. https://docs.stripe.com/api/refunds/object */
export function newRefund(created: number, charge: Charge, amount: number) {
  const ofCard = charge.id.startsWith('ch_');
  return {
    id: newId(ofCard ? 're' : 'pyr'),
    object: 'refund' as const,
    amount,
    balance_transaction: null as string | null,
    charge: charge.id,
    created,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: ofCard
      ? {
          card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
          type: 'card',
        }
      : { type: charge.source_transfer === null ? 'sepa_debit' : 'stripe_account' },
    failure_balance_transaction: undefined as string | undefined,
    failure_reason: undefined as string | undefined,
    metadata: {} as Metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: null as string | null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded' as 'pending' | 'succeeded' | 'failed' | 'canceled',
    transfer_reversal: null as string | null,
  };
}

export type Refund = ReturnType<typeof newRefund>;
