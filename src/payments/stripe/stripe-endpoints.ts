import type Stripe from 'stripe';

/** Where the provider sends events, and which. */
export interface WebhookEndpoint {
  readonly url: string;
  readonly enabled: boolean;
  readonly kind: 'snapshot' | 'thin';
  /** Types as the provider writes them; `*` is all of them. */
  readonly events: readonly string[];
}

export const endpointOf = ({ url, status, enabled_events: events }: Stripe.WebhookEndpoint): WebhookEndpoint => ({
  ...{ url, events, kind: 'snapshot' },
  enabled: status === 'enabled',
});

export const destinationOf = (destination: Stripe.V2.Core.EventDestination): WebhookEndpoint[] =>
  destination.webhook_endpoint?.url
    ? [
        {
          url: destination.webhook_endpoint.url,
          enabled: destination.status === 'enabled',
          kind: destination.event_payload,
          events: destination.enabled_events,
        },
      ]
    : [];
