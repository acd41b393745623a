import type { Metadata } from '../parameters/metadata.js';
import { newId, randomText } from '../protocol/ids.js';

export type PaymentIntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'processing'
  | 'succeeded'
  | 'canceled';

/** https://docs.stripe.com/api/payment_intents/object */
export function newPaymentIntent(created: number, amount: number, currency: string) {
  const id = newId('pi');
  return {
    id,
    object: 'payment_intent' as const,
    allowed_payment_method_types: null as string[] | null,
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null as { allow_redirects: string; enabled: boolean } | null,
    canceled_at: null as number | null,
    cancellation_reason: null as string | null,
    capture_method: 'automatic_async' as 'automatic' | 'automatic_async' | 'manual',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic' as 'automatic' | 'manual',
    created,
    currency,
    customer: null as string | null,
    customer_account: null,
    description: null as string | null,
    excluded_payment_method_types: null as string[] | null,
    last_payment_error: null as object | null,
    latest_charge: null as string | null,
    livemode: false,
    managed_payments: null,
    metadata: {} as Metadata,
    next_action: null as object | null,
    on_behalf_of: null,
    payment_method: null as string | null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' as string },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null as string | null,
    review: null,
    setup_future_usage: null as 'on_session' | 'off_session' | null,
    shipping: null as object | null,
    source: null,
    statement_descriptor: null as string | null,
    statement_descriptor_suffix: null as string | null,
    status: 'requires_payment_method' as PaymentIntentStatus,
    transfer_data: null,
    transfer_group: null as string | null,
  };
}

export type PaymentIntent = ReturnType<typeof newPaymentIntent>;
