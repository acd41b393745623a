import { Injectable } from '@nestjs/common';
import { type Tx } from '../database/transaction.js';
import { type EventType } from './event.js';

/** Handles a bundle of payloads of one event; called again with the same ones after a crash, so it is idempotent. */
export type Handle<P> = (payloads: readonly P[]) => Promise<void>;

/** As `Handle`, in the transaction that also marks the rows done: no network call inside. */
export type HandleInTransaction<P> = (payloads: readonly P[], tx: Tx) => Promise<void>;

export type Registered = { readonly event: string } & (
  | { readonly transactional: false; readonly handle: Handle<never> }
  | { readonly transactional: true; readonly handle: HandleInTransaction<never> }
);

/**
 * Who wants to know what. Every role registers every consumer in `onModuleInit`, the api too, since whoever emits
 * writes one row per consumer. A consumer's name is stored in the rows: '<module>.<what it does>', never renamed.
 */
@Injectable()
export class Consumers {
  private readonly byName = new Map<string, Registered>();
  private readonly byEvent = new Map<string, string[]>();

  /** Hands bundles of this event to `handle`, which opens its own transactions and may call the network. */
  on<P extends object>(type: EventType<P>, consumer: string, handle: Handle<P>): void {
    this.register(consumer, { event: type.event, transactional: false, handle });
  }

  /** Hands bundles to `handle` inside the transaction that marks them done, so that its rows are written once. */
  onInTransaction<P extends object>(type: EventType<P>, consumer: string, handle: HandleInTransaction<P>): void {
    this.register(consumer, { event: type.event, transactional: true, handle });
  }

  /** The consumers that each get a row of this event. */
  of(event: string): readonly string[] {
    return this.byEvent.get(event) ?? [];
  }

  find(consumer: string): Registered | undefined {
    return this.byName.get(consumer);
  }

  /** Every event with its consumers, for documentation and tests. */
  all(): ReadonlyMap<string, readonly string[]> {
    return this.byEvent;
  }

  private register(consumer: string, registered: Registered): void {
    if (this.byName.has(consumer)) throw new Error(`The consumer ${consumer} is registered twice`);
    this.byName.set(consumer, registered);
    this.byEvent.set(registered.event, [...this.of(registered.event), consumer]);
  }
}

/** Adapts a handler of one payload to bundles: one after the other, the first failure stops the bundle. */
export const each =
  <P>(handleOne: (payload: P) => Promise<void>): Handle<P> =>
  async (payloads) => {
    for (const payload of payloads) await handleOne(payload);
  };
