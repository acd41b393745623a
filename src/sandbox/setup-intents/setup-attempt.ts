import type { CardDetails, PaymentMethod } from '../payment-methods/payment-method.js';
import { newId } from '../protocol/ids.js';
import type { SetupIntent } from './setup-intent.js';

/** https://docs.stripe.com/api/setup_attempts/object */
export function newSetupAttempt(created: number, intent: SetupIntent, method: PaymentMethod) {
  return {
    id: newId('setatt'),
    object: 'setup_attempt' as const,
    application: null,
    created,
    customer: intent.customer,
    customer_account: null,
    flow_directions: null,
    livemode: false,
    on_behalf_of: null,
    payment_method: method.id,
    payment_method_details: {
      ...(method.card && { card: cardOf(method.card) }),
      ...(method.sepa_debit && { sepa_debit: {} }),
      type: method.type,
    },
    setup_error: null as object | null,
    setup_intent: intent.id,
    status: 'processing' as 'processing' | 'requires_action' | 'succeeded' | 'failed' | 'abandoned',
    usage: intent.usage,
  };
}

export type SetupAttempt = ReturnType<typeof newSetupAttempt>;

function cardOf({ brand, checks, country, exp_month, exp_year, fingerprint, funding, last4 }: CardDetails) {
  const card = { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4 };
  return { ...card, network: brand, three_d_secure: null, wallet: null };
}
