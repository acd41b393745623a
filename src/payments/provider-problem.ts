import { PaymentsBusy, PaymentsUnreachable } from './payment.errors.js';
import { ProviderBusy, ProviderUnknownOutcome } from './provider.errors.js';

/** For callers who wait: a provider that is busy or silent becomes 503 with `Retry-After`. Everything else is ours to mend. */
export async function answering<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (cause) {
    if (cause instanceof ProviderBusy) {
      throw new PaymentsBusy({ retryAfterSeconds: Math.max(1, Math.ceil(cause.retryAfterMs / 1000)), cause });
    }
    if (cause instanceof ProviderUnknownOutcome) throw new PaymentsUnreachable({ retryAfterSeconds: 2, cause });
    throw cause;
  }
}
