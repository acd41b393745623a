import { Injectable } from '@nestjs/common';
import { ExpirePledge } from './expire-pledge.js';

/** Holds that are ended together. */
const batchSize = 50;

/** Ends every hold that is over. */
@Injectable()
export class EndHolds {
  constructor(private readonly expire: ExpirePledge) {}

  /**
   * Until none is over. One that fails waits for its next try; the others of its batch are done before anybody hears of
   * it, and so are the batches after it.
   *
   * @throws AggregateError of all that failed, so that the due work waits a little before it comes again.
   */
  async execute(): Promise<void> {
    const failures: unknown[] = [];
    for (;;) {
      const batch = await this.expire.overdue(batchSize);
      const ends = await Promise.allSettled(batch.map((pledge) => this.expire.execute(pledge)));
      const failed = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
      failures.push(...failed);
      if (failed.length === batch.length) break;
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} holds did not end`);
  }
}
