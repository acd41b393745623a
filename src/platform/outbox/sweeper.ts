import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Tx } from '../database/transaction.js';
import { Loop } from '../loop.js';
import { JobQueue } from '../queue/job-queue.js';
import { OutboxRepository } from './outbox.repository.js';

const batch = 1_000;
const batchesAtOnce = 20;
/** With an empty queue a row that is published and not begun has lost its job. */
const lostAfterMs = 10_000;
/** With jobs waiting it may just be one of them; re-adding those would only make the queue longer. */
const lostAfterMsWhenBusy = 40_000;

/** Every 5 s of real time: what the queue lost is published again, and what nobody needs any more is deleted. */
@Injectable()
export class Sweeper {
  private readonly loop = new Loop('outbox sweeper', { everyMs: 5_000 }, () => this.sweep());
  private readonly housekeeping: ((tx: Tx, limit: number) => Promise<number>)[] = [];

  constructor(
    private readonly database: Database,
    private readonly outbox: OutboxRepository,
    private readonly queue: JobQueue,
  ) {
    this.alsoDelete((tx, limit) => this.outbox.deleteDone(tx, limit));
  }

  /** Adds a deletion by real time: it deletes up to `limit` rows, skipping locked ones, and answers how many. */
  alsoDelete(some: (tx: Tx, limit: number) => Promise<number>): void {
    this.housekeeping.push(some);
  }

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  async sweep(): Promise<void> {
    const lostAfter = (await this.queueIsEmpty()) ? lostAfterMs : lostAfterMsWhenBusy;
    await this.inBatches((tx, limit) => this.outbox.resumeLost(tx, lostAfter, limit));
    for (const deletion of this.housekeeping) await this.inBatches(deletion);
  }

  private async inBatches(some: (tx: Tx, limit: number) => Promise<number>): Promise<void> {
    for (let turn = 0; turn < batchesAtOnce; turn += 1) {
      if ((await this.database.inTransaction((tx) => some(tx, batch))) < batch) return;
    }
  }

  /** A queue that does not answer counts as busy: nothing could be added to it anyhow. */
  private async queueIsEmpty(): Promise<boolean> {
    return this.queue.waiting('events').then(
      (jobs) => jobs === 0,
      () => false,
    );
  }
}
