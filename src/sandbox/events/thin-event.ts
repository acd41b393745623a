import { omit } from '../parameters/omit.js';
import { newId } from '../protocol/ids.js';
import type { RequestOfEvent } from './event.js';

interface RelatedObject {
  readonly id: string;
  readonly type: string;
  readonly url: string;
}

interface NewThinEvent {
  readonly type: string;
  readonly related?: RelatedObject;
  readonly data?: object;
  readonly request: RequestOfEvent | null;
}

/** https://docs.stripe.com/api/v2/core/events/object, complete, as it is fetched. */
export function newThinEvent(created: string, { type, related, data, request }: NewThinEvent) {
  return {
    id: newId('evt_test', 42),
    object: 'v2.core.event' as const,
    context: null,
    created,
    ...(data && { data }),
    livemode: false,
    reason: request && { type: 'request', request: { id: request.id, idempotency_key: request.idempotency_key ?? '' } },
    ...(related && { related_object: related }),
    type,
  };
}

export type ThinEvent = ReturnType<typeof newThinEvent>;

/** What is sent to an event destination: the event without its data. */
export function notificationOf(event: ThinEvent): object {
  return omit(event, 'data');
}
