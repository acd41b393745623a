import type { TestCard } from '../cards/test-cards.js';
import { fullAddress } from '../parameters/contact.js';
import type { Metadata } from '../parameters/metadata.js';
import { fingerprintOf, newId } from '../protocol/ids.js';

/** What a card does depends on how it has been used before. */
export interface CardMemory {
  /** Name of the test card. */
  readonly card: string;
  /** Charges that were tried so far. */
  readonly charges: number;
  /** Saved by a SetupIntent or a PaymentIntent with `setup_future_usage`. */
  readonly saved: boolean;
  /** Detached, or used once without a customer: it may never be used again. */
  readonly spent: boolean;
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
export function newPaymentMethod(created: number, card: TestCard, expiry: Expiry, billing: BillingDetails = {}) {
  return {
    id: newId('pm'),
    object: 'payment_method' as const,
    allow_redisplay: 'unspecified' as string,
    billing_details: billingDetails(billing),
    card: cardDetails(card, expiry),
    created,
    customer: null as string | null,
    customer_account: null,
    livemode: false,
    metadata: {} as Metadata,
    radar_options: {},
    type: 'card' as const,
  };
}

export type PaymentMethod = ReturnType<typeof newPaymentMethod>;

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

function cardDetails({ brand, number, funding, country }: TestCard, { month, year }: Expiry) {
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
