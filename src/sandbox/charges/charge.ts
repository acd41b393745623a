import { statementOf } from '../parameters/descriptor.js';
import type { Metadata } from '../parameters/metadata.js';
import type { PaymentIntent } from '../payment-intents/payment-intent.js';
import {
  billingDetails,
  type CardDetails,
  type PaymentMethod,
  type SepaDetails,
} from '../payment-methods/payment-method.js';
import { newId, randomText } from '../protocol/ids.js';

interface Outcome {
  readonly advice_code: string | null;
  readonly network_advice_code: string | null;
  readonly network_decline_code: string | null;
  readonly network_status: string;
  readonly reason: string | null;
  readonly risk_level: string;
  readonly risk_score: number;
  readonly seller_message: string;
  readonly type: string;
}

export const authorised: Outcome = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'normal',
  risk_score: 20,
  seller_message: 'Payment complete.',
  type: 'authorized',
};

/** https://docs.stripe.com/api/charges/object, with what every charge has in common. */
export function newCharge(created: number, prefix: 'ch' | 'py', amount: number, currency: string) {
  return {
    id: newId(prefix),
    object: 'charge' as const,
    amount,
    amount_captured: amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null as string | null,
    billing_details: billingDetails({}),
    calculated_statement_descriptor: statementOf(null) as string | null,
    captured: true,
    created,
    currency,
    customer: null as string | null,
    description: null as string | null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null as string | null,
    failure_message: null as string | null,
    fraud_details: {} as object,
    livemode: false,
    metadata: {} as Metadata,
    on_behalf_of: null,
    outcome: authorised as Outcome | null,
    paid: true,
    payment_intent: null as string | null,
    payment_method: null as string | null,
    payment_method_details: null as object | null,
    receipt_email: null as string | null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null as object | null,
    source: null,
    source_transfer: null as string | null,
    statement_descriptor: null as string | null,
    statement_descriptor_suffix: null as string | null,
    status: 'succeeded' as 'succeeded' | 'pending' | 'failed',
    transfer_data: null,
    transfer_group: null as string | null,
  };
}

export type Charge = ReturnType<typeof newCharge>;

/** The charge that an attempt to pay this intent makes. */
export function chargeOf(
  created: number,
  intent: PaymentIntent,
  method: PaymentMethod,
  how: { authenticated?: boolean; mandate?: string },
): Charge {
  return {
    ...newCharge(created, method.type === 'card' ? 'ch' : 'py', intent.amount, intent.currency),
    billing_details: method.billing_details,
    calculated_statement_descriptor: statementOf(intent.statement_descriptor_suffix),
    customer: intent.customer,
    description: intent.description,
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: {
      ...(method.card && { card: cardOfCharge(method.card, intent.amount, how.authenticated ?? false) }),
      ...(method.sepa_debit && { sepa_debit: debitOfCharge(method.sepa_debit, how.mandate) }),
      type: method.type,
    },
    receipt_email: intent.receipt_email,
    shipping: intent.shipping,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    transfer_group: intent.transfer_group,
  };
}

/** Whether it was paid by direct debit, not by card. */
export function isDebit({ payment_method_details: paid }: Charge): boolean {
  return (paid as { type?: string } | null)?.type === 'sepa_debit';
}

function debitOfCharge(account: SepaDetails, mandate: string | undefined) {
  const { bank_code, branch_code, country, fingerprint, last4 } = account;
  return { bank_code, branch_code, country, fingerprint, last4, mandate: mandate ?? null };
}

function cardOfCharge(card: CardDetails, amount: number, authenticated: boolean) {
  const { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4 } = card;
  return {
    ...{ brand, checks, country, exp_month, exp_year, fingerprint, funding, last4 },
    amount_authorized: amount,
    authorization_code: randomText(6).toUpperCase(),
    electronic_commerce_indicator: authenticated ? '05' : null,
    installments: null,
    mandate: null,
    network: brand,
    network_transaction_id: randomText(15),
    regulated_status: 'unregulated',
    three_d_secure: authenticated ? threeDSecure : null,
    transaction_link_id: null,
    wallet: null,
  };
}

const threeDSecure = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
};
