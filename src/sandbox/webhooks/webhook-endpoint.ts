import type { Metadata } from '../parameters/metadata.js';
import { newId } from '../protocol/ids.js';

export interface EndpointSecret {
  readonly secret: string;
  /** Whether it gets the events of connected accounts instead of the platform's own. */
  readonly connect: boolean;
}

/** https://docs.stripe.com/api/webhook_endpoints/object */
export function newWebhookEndpoint(created: number, url: string, enabledEvents: string[]) {
  return {
    id: newId('we'),
    object: 'webhook_endpoint' as const,
    api_version: null as string | null,
    application: null,
    created,
    description: null as string | null,
    enabled_events: enabledEvents,
    livemode: false,
    metadata: {} as Metadata,
    status: 'enabled' as 'enabled' | 'disabled',
    url,
  };
}

export type WebhookEndpoint = ReturnType<typeof newWebhookEndpoint>;
