import type { TestCard } from '../cards/test-cards.js';
import { fullAddress } from '../parameters/contact.js';
import type { Metadata } from '../parameters/metadata.js';
import { fingerprintOf, newId } from '../protocol/ids.js';

/** What a payment method does depends on how it has been used before. */
export interface CardMemory {
  /** Name of the test card. */
  readonly card: string;
  /** Charges that were tried so far. */
  readonly charges: number;
  /** Saved by a SetupIntent or a PaymentIntent with `setup_future_usage`. */
  readonly saved: boolean;
  /** Detached, or used once without a customer: it may never be used again. */
  readonly spent: boolean;
  /** Of a bank account; it has no card. */
  readonly iban?: string;
  /** The last mandate that the customer gave for it. */
  readonly mandate?: string;
}

export interface BillingDetails {
  readonly address?: Parameters<typeof fullAddress>[0];
  readonly email?: string | null;
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly tax_id?: string | null;
}

export interface Expiry {
  readonly month: number;
  readonly year: number;
}

/** https://docs.stripe.com/api/payment_methods/object */
export function newPaymentMethod(
  created: number,
  of: { type: 'card'; card: CardDetails } | { type: 'sepa_debit'; sepa_debit: SepaDetails },
  billing: BillingDetails = {},
): PaymentMethod {
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billingDetails(billing),
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    radar_options: {},
    ...of,
  };
}

export interface PaymentMethod {
  readonly id: string;
  readonly object: 'payment_method';
  readonly allow_redisplay: string;
  readonly billing_details: ReturnType<typeof billingDetails>;
  readonly card?: CardDetails;
  readonly created: number;
  readonly customer: string | null;
  readonly customer_account: null;
  readonly livemode: boolean;
  readonly metadata: Metadata;
  readonly radar_options: object;
  readonly sepa_debit?: SepaDetails;
  readonly type: 'card' | 'sepa_debit';
}

export function billingDetails({ address, email, name, phone, tax_id }: BillingDetails) {
  const empty = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
  return {
    address: fullAddress(address) ?? empty,
    email: email ?? null,
    name: name ?? null,
    phone: phone ?? null,
    tax_id: tax_id ?? null,
  };
}

export type CardDetails = ReturnType<typeof cardDetails>;
export type SepaDetails = ReturnType<typeof sepaDetails>;

export function sepaDetails(iban: string) {
  return {
    bank_code: iban.slice(4, 12),
    branch_code: '',
    country: iban.slice(0, 2),
    fingerprint: fingerprintOf(iban),
    generated_from: { charge: null, setup_attempt: null },
    last4: iban.slice(-4),
  };
}

export function cardDetails({ brand, number, funding, country }: TestCard, { month, year }: Expiry) {
  return {
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country,
    display_brand: brand === 'amex' ? 'american_express' : brand,
    exp_month: month,
    exp_year: year,
    fingerprint: fingerprintOf(number),
    funding,
    generated_from: null,
    last4: number.slice(-4),
    networks: { available: [brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}
