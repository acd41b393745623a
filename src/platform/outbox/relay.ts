import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { DirectConnection } from '../database/direct-connection.js';
import { Loop } from '../loop.js';
import { JobQueue, type QueuedJob } from '../queue/job-queue.js';
import { outboxChannel, OutboxRepository } from './outbox.repository.js';

/** What a job of the queue `events` carries: which rows of which consumer to look for. */
export interface Bundle {
  readonly consumer: string;
  readonly ids: readonly string[];
}

/** What one look takes; also what the bench adds at once. */
export const rowsAtOnce = 1_000;
const bundleSize = 100;

/** Moves committed rows into the queue: told by the bell, and looking every 250 ms in case it did not ring. */
@Injectable()
export class Relay {
  private readonly loop = new Loop('outbox relay', { everyMs: 250 }, () => this.publishAll());

  constructor(
    private readonly database: Database,
    private readonly outbox: OutboxRepository,
    private readonly queue: JobQueue,
    private readonly direct: DirectConnection,
  ) {}

  async start(): Promise<void> {
    await this.direct.listen(outboxChannel, () => this.loop.wake());
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** Publishes until nothing is left. Relays of several processes share the rows. */
  async publishAll(): Promise<void> {
    while ((await this.publishSome()) === rowsAtOnce);
  }

  /**
   * The one place where a transaction waits for another server: the rows stay locked while they are added to the queue,
   * and count as published only then, so a crash in between repeats them and never forgets them. `add` gives up
   * after 5 s.
   */
  private async publishSome(): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const published = await this.outbox.publish(tx, rowsAtOnce);
      await this.queue.add('events', bundles(published));
      return published.length;
    });
  }
}

/** One job per consumer and hundred rows: BullMQ's cost is per job (100,000 jobs of one take it 80 s). */
export function bundles(published: readonly { id: string; consumer: string }[]): QueuedJob[] {
  const jobs: QueuedJob[] = [];
  const filling = new Map<string, string[]>();
  for (const { id, consumer } of published) {
    let ids = filling.get(consumer);
    if (ids === undefined || ids.length === bundleSize) {
      ids = [];
      filling.set(consumer, ids);
      // A fresh id each time: a job that BullMQ still believes to be running must not keep rows from being re-added.
      jobs.push({ id: randomUUID(), data: { consumer, ids } satisfies Bundle });
    }
    ids.push(id);
  }
  return jobs;
}
