import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { backerToTellMessage } from './message.events.js';
import { MessagesRepository } from './messages.repository.js';

/** People who are told in one transaction. */
const pageSize = 1_000;

/** A message was sent: those who were written down with it get it. */
@Injectable()
export class TellBackers {
  constructor(
    private readonly database: Database,
    private readonly messages: MessagesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Page by page. When it is repeated the same is said again, and each message has one mail per person. */
  async execute(messageId: string): Promise<void> {
    for (let after: string | null = null; ;) {
      const told: string[] = await this.database.inTransaction(async (tx) => {
        const page = await this.messages.page(tx, messageId, after, pageSize);
        await this.outbox.emit(
          tx,
          page.map((pledgeId) => backerToTellMessage({ messageId, pledgeId })),
        );
        return page;
      });
      after = told.at(-1) ?? null;
      if (told.length < pageSize) return;
    }
  }
}
