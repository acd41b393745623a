import Stripe from 'stripe';
import { type Settings } from '../../platform/settings.js';

/**
 * The SDK as the service uses it: no retries of its own (we retry, with keys made from our rows), a short timeout, and
 * no telemetry. `STRIPE_API_BASE` leads to the sandbox.
 */
export function stripeClient(settings: Settings): Stripe {
  const base = settings.STRIPE_API_BASE ? new URL(settings.STRIPE_API_BASE) : undefined;
  return new Stripe(settings.STRIPE_SECRET_KEY, {
    maxNetworkRetries: 0,
    timeout: settings.STRIPE_TIMEOUT_MS,
    telemetry: false,
    ...(base && {
      host: base.hostname,
      port: base.port || (base.protocol === 'https:' ? 443 : 80),
      protocol: base.protocol === 'https:' ? 'https' : 'http',
    }),
  });
}

/** Live keys begin with `sk_live_` or, restricted, with `rk_live_`. */
export const isLiveKey = (secretKey: string): boolean => /^[sr]k_live_/.test(secretKey);
