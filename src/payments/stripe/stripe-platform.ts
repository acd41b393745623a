import type Stripe from 'stripe';
import { type Settings } from '../../platform/settings.js';
import { isLiveKey, stripeClient } from './stripe-client.js';
import { destinationOf, endpointOf, type WebhookEndpoint } from './stripe-endpoints.js';

/** How the operator's own account stands at the provider. */
export interface PlatformAccount {
  readonly livemode: boolean;
  /** ISO 3166 code in capitals. */
  readonly country: string | null;
  readonly mayCharge: boolean;
  /** Whether the balance stays until the operator moves it; what is owed to campaigns lies there. */
  readonly paysOutByHand: boolean;
  /** ISO 4217 codes in capitals. */
  readonly currencies: readonly string[];
  /** What card statements show, where the account says so. */
  readonly statementDescriptor: string | null;
  /** Whether accounts of recipients can be made (Connect, Accounts v2). */
  readonly hasConnect: boolean;
  readonly endpoints: readonly WebhookEndpoint[];
}

/**
 * Asks the provider how it is set up; changes nothing.
 *
 * @throws Stripe's own errors, of which the message is fit to be shown
 */
export async function readPlatformAccount(settings: Settings): Promise<PlatformAccount> {
  const stripe = stripeClient(settings);
  const [account, balance, { payments }, endpoints, destinations, hasConnect] = await Promise.all([
    stripe.accounts.retrieveCurrent(),
    stripe.balance.retrieve(),
    stripe.balanceSettings.retrieve(),
    stripe.webhookEndpoints.list({ limit: 100 }),
    stripe.v2.core.eventDestinations.list({ include: ['webhook_endpoint.url'] }),
    canListAccounts(stripe),
  ]);
  return {
    livemode: isLiveKey(settings.STRIPE_SECRET_KEY),
    country: account.country ?? null,
    mayCharge: account.charges_enabled,
    paysOutByHand: payments.payouts?.schedule?.interval === 'manual',
    currencies: [...new Set([...balance.available, ...balance.pending].map(({ currency }) => currency.toUpperCase()))],
    statementDescriptor: account.settings?.payments.statement_descriptor ?? null,
    hasConnect,
    endpoints: [...endpoints.data.map(endpointOf), ...destinations.data.flatMap(destinationOf)],
  };
}

async function canListAccounts(stripe: Stripe): Promise<boolean> {
  try {
    await stripe.v2.core.accounts.list({ limit: 1 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode !== undefined) return false;
    throw error;
  }
}
