import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { AnswersRepository } from './answers.repository.js';
import { answersWanted } from './delivery.events.js';

/** Backers that are told of in one transaction. */
const pageSize = 1_000;

/** A campaign has succeeded: whoever has not answered what has to be answered is to hear of it. */
@Injectable()
export class WantAnswers {
  constructor(
    private readonly database: Database,
    private readonly answers: AnswersRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Page by page. When it is repeated the same is said again, and each pledge has one letter. */
  async execute(campaignId: string): Promise<void> {
    for (let after: string | null = null; ;) {
      const wanting: string[] = await this.database.inTransaction(async (tx) => {
        const page = await this.answers.wanting(tx, campaignId, after, pageSize);
        await this.outbox.emit(
          tx,
          page.map((pledgeId) => answersWanted({ pledgeId, campaignId })),
        );
        return page;
      });
      after = wanting.at(-1) ?? null;
      if (wanting.length < pageSize) return;
    }
  }
}
