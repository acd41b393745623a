import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { MailedCodes } from '../users/index.js';
import { type HeldPledge } from './held-pledge.js';
import { pledgeCodeAsked } from './pledge.events.js';

/** Mails a code to the address of a pledge: whoever comes by its link shows with it that they read that mail now. */
@Injectable()
export class AskFreshCode {
  constructor(
    private readonly database: Database,
    private readonly codes: MailedCodes,
    private readonly outbox: Outbox,
  ) {}

  /** The caller's right to see the pledge was asked before. @throws TooManyRequests (429, Retry-After) */
  async execute({ id, backerId }: Pick<HeldPledge, 'id' | 'backerId'>): Promise<void> {
    const occasion = { userId: backerId, aboutId: id };
    await this.codes.countAsked(occasion);
    await this.database.inTransaction(async (tx) => {
      const codeId = await this.codes.make(tx, occasion);
      await this.outbox.emit(tx, [pledgeCodeAsked({ pledgeId: id, codeId })]);
    });
  }
}
