import { Injectable } from '@nestjs/common';
import { AfterCommit } from '../database/after-commit.js';
import { Database } from '../database/database.js';
import { type FailingRow, type OpenRows, OutboxRepository } from './outbox.repository.js';

const shownFailing = 50;

/** What of the outbox is not done, for people: the queue itself holds only ids, and forgets them when their job ends. */
@Injectable()
export class OpenEvents {
  constructor(
    private readonly database: Database,
    private readonly repository: OutboxRepository,
    private readonly afterCommit: AfterCommit,
  ) {}

  byConsumer(): Promise<readonly OpenRows[]> {
    return this.repository.openByConsumer();
  }

  /** At most 50 rows, those that failed most first. */
  failing(): Promise<readonly FailingRow[]> {
    return this.repository.failing(shownFailing);
  }

  /** Lets what failed at a consumer be tried at once instead of after its pause. Answers how many rows. */
  async retry(consumer: string): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      this.afterCommit.expect(tx);
      return this.repository.retryAtOnce(tx, consumer);
    });
  }
}
