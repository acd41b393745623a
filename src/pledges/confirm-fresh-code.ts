import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { MailedCodes, SignedLinks } from '../users/index.js';
import { freshForMs } from './fresh-code.rules.js';
import { type HeldPledge } from './held-pledge.js';

/** A link that may change its pledge, until then (business time). */
export interface FreshLink {
  readonly link: string;
  readonly until: Date;
}

/** Takes the code that was mailed, and answers a link that may change this pledge for 30 minutes, and no other. */
@Injectable()
export class ConfirmFreshCode {
  constructor(
    private readonly database: Database,
    private readonly codes: MailedCodes,
    private readonly links: SignedLinks,
    private readonly clock: Clock,
  ) {}

  /** The caller's right to see the pledge was asked before. @throws MailedCodeWrong (422) */
  async execute({ id, backerId }: Pick<HeldPledge, 'id' | 'backerId'>, typed: string): Promise<FreshLink> {
    const codeId = await this.codes.find({ userId: backerId, aboutId: id }, typed);
    return this.database.inTransaction(async (tx) => {
      await this.codes.use(tx, codeId);
      const until = new Date((await this.clock.now(tx)).getTime() + freshForMs);
      return { link: this.links.sign('pledge_changes', id, until), until };
    });
  }
}
