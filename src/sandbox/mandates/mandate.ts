import type { GivenAcceptance } from '../intents/mandate-data.js';
import type { PaymentMethod } from '../payment-methods/payment-method.js';
import { refused } from '../protocol/api-error.js';
import { newId, randomText } from '../protocol/ids.js';
import type { World } from '../world.js';

/** https://docs.stripe.com/api/mandates/object: the customer allows direct debits, again and again. */
export function newMandate(now: number, baseUrl: string, method: string, acceptance: NonNullable<GivenAcceptance>) {
  const { accepted_at = now, offline, online, type } = acceptance.customer_acceptance ?? { type: 'online' };
  const reference = randomText(16).toUpperCase();
  return {
    id: newId('mandate'),
    object: 'mandate' as const,
    customer_acceptance: {
      accepted_at,
      ...(type === 'offline'
        ? { offline: offline ?? {} }
        : { online: { ip_address: online?.ip_address ?? null, user_agent: online?.user_agent ?? null } }),
      type,
    },
    livemode: false,
    multi_use: {},
    payment_method: method,
    payment_method_details: {
      sepa_debit: { reference, url: `${baseUrl}/_sandbox/mandates/${reference}` },
      type: 'sepa_debit',
    },
    status: 'active' as 'active' | 'inactive' | 'pending',
    type: 'multi_use' as const,
  };
}

export type Mandate = ReturnType<typeof newMandate>;

/** The mandate that is given now, or the one that the payment method has already. */
export function mandateFor(
  world: World,
  method: PaymentMethod,
  acceptance: GivenAcceptance | undefined,
  noun: 'PaymentIntent' | 'SetupIntent',
): Mandate {
  const { hidden } = world.store.paymentMethods.mustRow(method.id);
  if (acceptance?.customer_acceptance) {
    const mandate = newMandate(world.clock.seconds(), world.baseUrl, method.id, acceptance);
    world.store.mandates.insert(mandate, null);
    world.store.paymentMethods.update(method.id, {}, { mandate: mandate.id });
    return mandate;
  }
  if (hidden.mandate !== undefined) return world.store.mandates.must(hidden.mandate);
  const code = noun === 'PaymentIntent' ? 'payment_intent_mandate_invalid' : 'setup_intent_mandate_invalid';
  throw refused(
    code,
    `This ${noun} requires a mandate, but no existing mandate was found. Collect mandate acceptance from the customer and try again, providing acceptance data in the mandate_data parameter.`,
  );
}
