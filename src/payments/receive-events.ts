import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { providerEventStored } from './payment.events.js';
import { ProviderEventsRepository } from './provider-events.repository.js';
import { ProviderMode } from './provider-mode.js';
import { type ProviderEvent } from './provider-objects.js';

/** Stores events before anything is understood of them: once each, however often they come. */
@Injectable()
export class ReceiveEvents {
  constructor(
    private readonly database: Database,
    private readonly inbox: ProviderEventsRepository,
    private readonly outbox: Outbox,
    private readonly mode: ProviderMode,
  ) {}

  /** How many were new. */
  async execute(events: readonly ProviderEvent[]): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const stored = events.map((event) => ({
        ...event,
        // An event of the other world (test and live share endpoints) is kept as evidence and never acted on.
        outcome: event.livemode === this.mode.live ? null : 'other-livemode',
      }));
      const fresh = new Set(await this.inbox.insertNew(tx, stored));
      const waiting = stored.filter(({ id, outcome }) => fresh.has(id) && outcome === null);
      await this.outbox.emit(
        tx,
        waiting.map(({ id }) => providerEventStored({ eventId: id })),
      );
      return fresh.size;
    });
  }
}
