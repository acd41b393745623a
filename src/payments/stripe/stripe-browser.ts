import { type Settings } from '../../platform/settings.js';

/** What the pages on which a card is given load from the provider, and where they may reach. */
export interface ProviderInBrowser {
  readonly script: string;
  /** Sources of a Content-Security-Policy: https://docs.stripe.com/security/guide#content-security-policy. */
  readonly sources: string;
}

/**
 * Stripe names each release of its script like those of its API; this is the one of `2026-10-28.endive`, which the SDK
 * speaks: https://docs.stripe.com/sdks/stripejs-versioning. `STRIPE_API_BASE` leads to the sandbox, which has its own.
 */
export function providerInBrowser({ STRIPE_API_BASE }: Pick<Settings, 'STRIPE_API_BASE'>): ProviderInBrowser {
  if (STRIPE_API_BASE !== undefined) {
    const { origin } = new URL(STRIPE_API_BASE);
    return { script: `${origin}/js/v3`, sources: origin };
  }
  const hosts = ['js', '*.js', 'api', 'hooks', 'checkout'].map((host) => `https://${host}.stripe.com`);
  return { script: 'https://js.stripe.com/endive/stripe.js', sources: hosts.join(' ') };
}
