import Stripe from 'stripe';
import { ProviderBusy, ProviderRefused, ProviderUnknownOutcome } from '../provider.errors.js';

const defaultRetryAfterMs = 1_000;
const conflictRetryAfterMs = 200;
const wrongKeyRetryAfterMs = 60_000;

/**
 * Stripe's error as one of ours. A status of 5xx, a timeout and a cut connection say nothing about what was done; 429,
 * 409 and 401 say that nothing was done yet; a declined card stays as it is; every other answer is a refusal. Errors that are not
 * Stripe's pass unchanged.
 *
 * A key is spent only when Stripe says that it repeats itself (https://docs.stripe.com/api/idempotent_requests), or takes
 * the key for other parameters. The first 5xx of a key spends nothing: a database restored to before it begins with the same
 * key again, and finds what was made under it only if it was never left.
 */
export function providerError(endpoint: string, error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const { statusCode: status, code, param, message } = error;
  if (status === 402 && error instanceof Stripe.errors.StripeCardError) return error;
  const cause = { cause: error };
  if (status === undefined || error instanceof Stripe.errors.StripeConnectionError) {
    return new ProviderUnknownOutcome(endpoint, false, cause);
  }
  if (status === 429 || error instanceof Stripe.errors.StripeRateLimitError) {
    return new ProviderBusy(endpoint, retryAfterMs(error) ?? defaultRetryAfterMs, true, cause);
  }
  // Our key is wrong or was revoked: that says nothing about what was asked, so nothing of it may be given up.
  if (status === 401) return new ProviderBusy(endpoint, wrongKeyRetryAfterMs, false, cause);
  if (status === 409) return new ProviderBusy(endpoint, retryAfterMs(error) ?? conflictRetryAfterMs, false, cause);
  const keySpent =
    error.headers?.['idempotent-replayed'] === 'true' || error instanceof Stripe.errors.StripeIdempotencyError;
  if (status >= 500) return new ProviderUnknownOutcome(endpoint, keySpent, cause);
  // An answer that is no JSON or was cut in the middle comes with a good status: the work was done, and we do not know how.
  if (status < 400) return new ProviderUnknownOutcome(endpoint, false, cause);
  const refusal = { keySpent, ...cause };
  return new ProviderRefused(endpoint, status, code ?? error.rawType ?? error.type, param ?? null, message, refusal);
}

function retryAfterMs(error: Stripe.errors.StripeError): number | null {
  const seconds = Number(error.headers?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
}
