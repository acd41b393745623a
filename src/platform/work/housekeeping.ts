import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Idempotency } from '../http/index.js';
import { Metrics } from '../metrics.js';
import { Sweeper } from '../outbox/index.js';
import { Work } from './work.js';

/** Has the sweeper forget old idempotency keys, and shows Prometheus how much work is open. */
@Injectable()
export class Housekeeping implements OnModuleInit {
  constructor(
    private readonly sweeper: Sweeper,
    private readonly idempotency: Idempotency,
    private readonly metrics: Metrics,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.sweeper.alsoDelete((tx, limit) => this.idempotency.deleteExpired(tx, limit));
    this.metrics.gauge('tally_work_open_outbox_rows', 'Outbox rows not yet done', {
      read: async () => (await this.work.status()).openOutbox,
    });
    this.metrics.gauge('tally_work_overdue_seconds', 'How long the most overdue due time has passed', {
      read: async () => {
        const { now, due } = await this.work.status();
        return Math.max(0, ...due.map(({ at }) => (now.getTime() - at.getTime()) / 1_000));
      },
    });
  }
}
