import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '../metrics.js';
import { Work } from './work.js';

/** Shows Prometheus how much work is open. */
@Injectable()
export class OpenWorkGauges implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
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
