import type { Metadata } from '../parameters/metadata.js';
import { newId, randomText } from '../protocol/ids.js';

export type SetupIntentStatus =
  'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'succeeded' | 'canceled';

export const cardOptions = {
  card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' as string },
};

/** https://docs.stripe.com/api/setup_intents/object */
export function newSetupIntent(created: number) {
  const id = newId('seti');
  return {
    id,
    object: 'setup_intent' as const,
    allowed_payment_method_types: null as string[] | null,
    application: null,
    automatic_payment_methods: null as { allow_redirects: string; enabled: boolean } | null,
    cancellation_reason: null as string | null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created,
    customer: null as string | null,
    customer_account: null,
    description: null as string | null,
    excluded_payment_method_types: null as string[] | null,
    flow_directions: null,
    last_setup_error: null as object | null,
    latest_attempt: null as string | null,
    livemode: false,
    mandate: null as string | null,
    metadata: {} as Metadata,
    next_action: null as object | null,
    on_behalf_of: null,
    payment_method: null as string | null,
    payment_method_configuration_details: null,
    payment_method_options: cardOptions,
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: 'requires_payment_method' as SetupIntentStatus,
    usage: 'off_session' as string,
  };
}

export type SetupIntent = ReturnType<typeof newSetupIntent>;
