import type { Metadata } from '../parameters/metadata.js';
import { newId } from '../protocol/ids.js';

interface NewSession {
  readonly cancelUrl: string | null;
  readonly customer: string | null;
  readonly email: string | null;
  /** Unix seconds. */
  readonly expiresAt: number;
  readonly setupIntent: string;
  readonly successUrl: string;
}

const noText = { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null };

/** https://docs.stripe.com/api/checkout/sessions/object, in setup mode on Stripe's own page. */
export function newSession(created: number, baseUrl: string, given: NewSession) {
  const id = newId('cs_test', 58);
  return {
    ...emptyInSetupMode,
    id,
    object: 'checkout.session' as const,
    allowed_payment_method_types: null as string[] | null,
    cancel_url: given.cancelUrl,
    client_reference_id: null as string | null,
    created,
    currency: null as string | null,
    customer: given.customer,
    customer_details: given.email === null ? null : details(given.email),
    customer_email: given.email,
    expires_at: given.expiresAt,
    livemode: false,
    locale: null as string | null,
    metadata: {} as Metadata,
    mode: 'setup' as const,
    payment_method_types: ['card'],
    payment_status: 'no_payment_required',
    setup_intent: given.setupIntent,
    status: 'open' as 'open' | 'complete' | 'expired',
    success_url: given.successUrl,
    ui_mode: 'hosted_page',
    url: `${baseUrl}/_sandbox/checkout/${id}` as string | null,
  };
}

export type Session = ReturnType<typeof newSession>;

export function details(email: string) {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name: null as string | null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: null,
  };
}

/** What only payments and subscriptions fill in. */
const emptyInSetupMode = {
  adaptive_pricing: null,
  after_expiration: null,
  allow_promotion_codes: null,
  amount_subtotal: null,
  amount_total: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: noText,
  customer_account: null,
  customer_creation: null,
  discounts: null,
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'always',
  payment_method_configuration_details: null,
  payment_method_options: null,
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  submit_type: null,
  subscription: null,
  total_details: null,
  wallet_options: null,
};
