import { newId } from '../protocol/ids.js';

export interface Attempt {
  /** Real unix milliseconds. */
  readonly at: number;
  /** HTTP status, or null when no answer came. */
  readonly status: number | null;
  readonly signed: 'right' | 'wrong';
}

/** One event on its way to one endpoint. */
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly event_type: string;
  readonly endpoint: string;
  readonly status: 'pending' | 'succeeded' | 'failed' | 'lost';
  /** The fault rule's kind that this delivery suffers. */
  readonly fault: string | null;
  readonly attempts: readonly Attempt[];
}

export function newDelivery(event: { id: string; type: string }, endpoint: string, fault: string | null): Delivery {
  const status = fault === 'lost' ? 'lost' : 'pending';
  return { id: newId('del'), event: event.id, event_type: event.type, endpoint, status, fault, attempts: [] };
}
