import { newId } from '../protocol/ids.js';
import { apiVersion } from '../protocol/versions.js';

export interface RequestOfEvent {
  readonly id: string;
  readonly idempotency_key: string | null;
}

interface NewEvent {
  readonly type: string;
  readonly object: object;
  readonly previous?: object;
  readonly account?: string;
  readonly request: RequestOfEvent | null;
}

/** https://docs.stripe.com/api/events/object */
export function newEvent(created: number, { type, object, previous, account, request }: NewEvent) {
  return {
    id: newId('evt'),
    object: 'event' as const,
    ...(account !== undefined && { account }),
    api_version: apiVersion,
    created,
    data: { object, ...(previous && { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: 0,
    request: request ?? { id: null, idempotency_key: null },
    type,
  };
}

export type Event = ReturnType<typeof newEvent>;
