import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type ProviderEvent, type ProviderEventFacts } from './provider-objects.js';

/** A stored event that waits to be handled. */
export interface WaitingEvent {
  readonly id: string;
  readonly type: string;
  readonly accountId: string | null;
  readonly objectId: string | null;
  readonly facts: ProviderEventFacts;
}

/** All SQL on the inbox of events. */
@Injectable()
export class ProviderEventsRepository {
  constructor(private readonly database: Database) {}

  /** Stores those we never had; answers their ids. An event with an outcome needs no handling. */
  async insertNew(tx: Tx, events: readonly (ProviderEvent & { outcome: string | null })[]): Promise<string[]> {
    const inserted = await rows<{ id: string }>(
      tx,
      `insert into provider_events (id, type, account, object_id, facts, created_at, outcome, handled_at)
       select e.*, case when e.outcome is not null then clock_timestamp() end
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::timestamptz[], $7::text[])
         as e (id, type, account, object_id, facts, created_at, outcome)
       on conflict (id) do nothing returning id`,
      [
        events.map((event) => event.id),
        events.map((event) => event.type),
        events.map((event) => event.accountId),
        events.map((event) => event.objectId),
        events.map((event) => JSON.stringify(event.facts)),
        events.map((event) => event.createdAt),
        events.map((event) => event.outcome),
      ],
    );
    return inserted.map(({ id }) => id);
  }

  async waiting(ids: readonly string[]): Promise<WaitingEvent[]> {
    return this.database.read<WaitingEvent>(
      `select id, type, account "accountId", object_id "objectId", facts
       from provider_events where id = any($1::text[]) and handled_at is null`,
      [ids],
    );
  }

  /** Marks events handled; answers those that nobody had marked before, so that what follows happens once. */
  async markHandled(tx: Tx, handled: readonly { id: string; outcome: string }[]): Promise<ReadonlySet<string>> {
    if (handled.length === 0) return new Set();
    const marked = await rows<{ id: string }>(
      tx,
      `update provider_events e set handled_at = clock_timestamp(), outcome = h.outcome
       from unnest($1::text[], $2::text[]) as h (id, outcome) where e.id = h.id and e.handled_at is null returning e.id`,
      [handled.map(({ id }) => id), handled.map(({ outcome }) => outcome)],
    );
    return new Set(marked.map(({ id }) => id));
  }
}
