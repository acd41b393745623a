import { flag, listOf, oneOf, record, text } from '../parameters/kinds.js';
import { emptyable, required, until } from '../parameters/parameter.js';
import { invalidParameter } from '../protocol/api-error.js';
import { apiVersion, withAutomaticMethods, withoutMethodTypes } from '../protocol/versions.js';

/**
 * What SetupIntents and PaymentIntents take since API 2026-09-30 instead of `payment_method_types`, which is then
 * unknown to both: https://docs.stripe.com/payments/payment-methods/integration-options
 */
export const methodsAllowed = {
  allowed_payment_method_types: emptyable(listOf(text())),
  automatic_payment_methods: record({ enabled: required(flag()), allow_redirects: oneOf('always', 'never') }),
  excluded_payment_method_types: emptyable(listOf(text())),
  payment_method_types: until(withoutMethodTypes, listOf(text())),
};

interface GivenMethods {
  readonly allowed_payment_method_types?: string[] | null;
  readonly automatic_payment_methods?: { enabled: boolean; allow_redirects?: 'always' | 'never' };
  readonly excluded_payment_method_types?: string[] | null;
  readonly payment_method_types?: string[];
}

/** Without a list of its own an intent accepts what the dashboard has enabled, in old API versions cards. */
export function allowedMethods(given: GivenMethods, version = apiVersion) {
  const { allowed_payment_method_types: allowed, automatic_payment_methods: automatic } = given;
  const older = given.payment_method_types ?? (version < withAutomaticMethods && !automatic ? ['card'] : undefined);
  const types = allowed ?? older;
  if (types && automatic) {
    const name = allowed ? 'allowed_payment_method_types' : 'payment_method_types';
    const message = `You may only specify one of these parameters: ${name}, automatic_payment_methods.`;
    throw invalidParameter('parameters_exclusive', message, name);
  }
  return {
    allowed_payment_method_types: allowed ?? null,
    automatic_payment_methods: types
      ? null
      : { allow_redirects: automatic?.allow_redirects ?? 'always', enabled: automatic?.enabled ?? true },
    excluded_payment_method_types: given.excluded_payment_method_types ?? null,
    payment_method_types: types ?? ['card'],
  };
}

interface Allowing {
  readonly automatic_payment_methods: { readonly allow_redirects: string; readonly enabled: boolean } | null;
  readonly payment_method_types: readonly string[];
}

/** The payment method's kind must be among those that the intent allows. */
export function assertAllowed({ payment_method_types: types }: Allowing, { type }: { readonly type: string }): void {
  if (types.includes(type)) return;
  const message = `The PaymentMethod provided (${type}) is not allowed for this intent, which allows only the following payment method types: ${types.join(', ')}. Please attach a PaymentMethod of one of these types.`;
  throw invalidParameter('payment_method_unsupported_type', message, 'payment_method');
}

/** An intent that may redirect must know where to. */
export function assertConfirmable(intent: Allowing, returnUrl: string | undefined): void {
  const { automatic_payment_methods: automatic } = intent;
  if (!automatic?.enabled || automatic.allow_redirects === 'never' || returnUrl !== undefined) return;
  throw invalidParameter(
    undefined,
    "This intent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never`.",
    'return_url',
  );
}
