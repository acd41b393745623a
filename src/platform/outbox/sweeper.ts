import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Loop } from '../loop.js';
import { JobQueue } from '../queue/job-queue.js';
import { OutboxRepository } from './outbox.repository.js';

const batch = 1_000;
const batchesAtOnce = 20;
/** With an empty queue a row that is published and not begun has lost its job. */
const lostAfterMs = 10_000;
/** With jobs waiting it may just be one of them; re-adding those would only make the queue longer. */
const lostAfterMsWhenBusy = 40_000;

/** Every 5 s of real time: what the queue lost is published again. */
@Injectable()
export class Sweeper {
  private readonly loop = new Loop('outbox sweeper', { everyMs: 5_000 }, () => this.sweep());

  constructor(
    private readonly database: Database,
    private readonly outbox: OutboxRepository,
    private readonly queue: JobQueue,
  ) {}

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  async sweep(): Promise<void> {
    const lostAfter = (await this.queueIsEmpty()) ? lostAfterMs : lostAfterMsWhenBusy;
    for (let turn = 0; turn < batchesAtOnce; turn += 1) {
      const resumed = await this.database.inTransaction((tx) => this.outbox.resumeLost(tx, lostAfter, batch));
      if (resumed < batch) return;
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
