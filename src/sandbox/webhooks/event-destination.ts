import type { Metadata } from '../parameters/metadata.js';
import { newId } from '../protocol/ids.js';

/** https://docs.stripe.com/api/v2/core/event-destinations/object, for thin events to a URL. */
export function newEventDestination(created: string, name: string, enabledEvents: string[]) {
  return {
    id: newId('ed_test', 40),
    object: 'v2.core.event_destination' as const,
    created,
    description: '',
    enabled_events: enabledEvents,
    event_payload: 'thin' as const,
    events_from: ['self'],
    livemode: false,
    metadata: {} as Metadata,
    name,
    status: 'enabled' as 'enabled' | 'disabled',
    type: 'webhook_endpoint' as const,
    updated: created,
  };
}

export type EventDestination = ReturnType<typeof newEventDestination>;
