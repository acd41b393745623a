/** What JSON can carry unchanged: write money as a number or string of minor units and instants as ISO strings. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One emitted event on its way to the outbox; made by calling its `EventType`. */
export interface OutboxEvent {
  readonly event: string;
  readonly payload: object;
}

/** A declared event: call it with a payload to emit one, hand it to `Consumers.on` to receive them. */
export interface EventType<P extends object> {
  (payload: P): OutboxEvent & { readonly payload: P };
  readonly event: string;
}

/**
 * Declares an event once for both ends: `export const pledgeActivated = defineEvent<{ pledgeId: string }>('pledge.activated')`.
 * A payload holds ids and codes, never personal data; the consumer loads the rest.
 */
export function defineEvent<P extends { [K in keyof P]: Json }>(event: string): EventType<P> {
  return Object.assign((payload: P) => ({ event, payload }), { event });
}
