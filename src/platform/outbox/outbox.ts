import { Injectable } from '@nestjs/common';
import { AfterCommit } from '../database/after-commit.js';
import { rows } from '../database/query.js';
import { type Tx } from '../database/transaction.js';
import { Consumers } from './consumers.js';
import { type OutboxEvent } from './event.js';

/** Writes down, in the commit that makes it true, what must happen after it. */
@Injectable()
export class Outbox {
  constructor(
    private readonly consumers: Consumers,
    private readonly afterCommit: AfterCommit,
  ) {}

  /**
   * Writes one row per event and registered consumer, all in one statement: `emit(tx, [pledgeActivated({ pledgeId })])`.
   * An event without consumer writes nothing. Each consumer gets each event at least once, in no promised order.
   */
  async emit(tx: Tx, events: readonly OutboxEvent[]): Promise<void> {
    const sent = events.flatMap(({ event, payload }) =>
      this.consumers.of(event).map((consumer) => ({ event, consumer, payload: JSON.stringify(payload) })),
    );
    if (sent.length === 0) return;
    await rows(
      tx,
      'insert into outbox (event, consumer, payload) select * from unnest($1::text[], $2::text[], $3::jsonb[])',
      [sent.map((row) => row.event), sent.map((row) => row.consumer), sent.map((row) => row.payload)],
    );
    this.afterCommit.expect(tx);
  }
}
