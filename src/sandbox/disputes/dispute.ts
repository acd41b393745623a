import type { Charge } from '../charges/charge.js';
import type { BalanceTransaction } from '../balance/balance-transaction.js';
import type { Metadata } from '../parameters/metadata.js';
import { newId } from '../protocol/ids.js';

export type DisputeStatus =
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed'
  | 'needs_response'
  | 'under_review'
  | 'won'
  | 'lost';

/** Texts and files (by id) that can be handed in. */
export const evidenceFields = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
] as const;

export interface NewDispute {
  readonly amount: number;
  readonly reason: string;
  /** A question of the bank, which moves no money. */
  readonly inquiry: boolean;
  /** Virtual days until it must be answered. */
  readonly responseDays: number;
}

/** https://docs.stripe.com/api/disputes/object */
export function newDispute(created: number, charge: Charge, { amount, reason, inquiry, responseDays }: NewDispute) {
  return {
    id: newId('du'),
    object: 'dispute' as const,
    amount,
    balance_transactions: [] as readonly BalanceTransaction[],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {
      ...Object.fromEntries(evidenceFields.map((field) => [field, null])),
      enhanced_evidence: {},
    } as Evidence,
    evidence_details: {
      due_by: created + responseDays * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null as string | null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {} as Metadata,
    payment_intent: charge.payment_intent,
    payment_method_details: methodDetails(charge, inquiry ? 'inquiry' : 'chargeback'),
    reason,
    status: (inquiry ? 'warning_needs_response' : 'needs_response') as DisputeStatus,
  };
}

export type Dispute = ReturnType<typeof newDispute>;
type Evidence = Partial<Record<(typeof evidenceFields)[number], string | null>> & { enhanced_evidence: object };

/** Stripe tells them for cards only; a direct debit's dispute has none. */
export function methodDetails({ payment_method_details: paid }: Charge, case_type: 'inquiry' | 'chargeback') {
  const { card } = (paid ?? {}) as { card?: { brand: string; network: string } };
  if (!card) return undefined;
  return { card: { brand: card.brand, case_type, network: card.network, network_reason_code: null }, type: 'card' };
}

export function isInquiry({ status }: Dispute): boolean {
  return status.startsWith('warning_');
}

export function isClosed({ status }: Dispute): boolean {
  return ['won', 'lost', 'warning_closed'].includes(status);
}
