import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Attempts } from './attempts.js';
import { evenTimeMs, inEvenTime } from './even-time.js';
import { MembersRepository } from './members.repository.js';
import { userChallenged } from './user.events.js';
import { networkOf, normaliseEmail } from './user.rules.js';

/** What a link may be for, for how many minutes it answers, and what counts who asks for it. */
const links = {
  reset_password: { openForMinutes: 60, limit: 'resetByNetwork' },
  sign_in: { openForMinutes: 15, limit: 'signInLinkByNetwork' },
} as const;

/** Mails a member a link to their account; the answer is the same, in the same time, for any address. */
@Injectable()
export class AskAccountLink {
  private readonly evenTimeMs: number;

  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly attempts: Attempts,
    private readonly outbox: Outbox,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.evenTimeMs = evenTimeMs(settings);
  }

  /** @throws TooManyRequests (429) */
  async execute(purpose: keyof typeof links, given: string, caller: Caller): Promise<void> {
    const { openForMinutes, limit } = links[purpose];
    const email = normaliseEmail(given);
    await this.attempts.count(limit, networkOf(caller.ip));
    await inEvenTime(this.evenTimeMs, async () => {
      const mayMail = await this.attempts.isAllowed('mailByAddress', email);
      const account = await this.members.findAccount(email);
      if (!mayMail || !account) return;
      await this.database.inTransaction(async (tx) => {
        const challengeId = await this.members.challenge(tx, account.id, purpose, openForMinutes);
        await this.outbox.emit(tx, [userChallenged({ challengeId, purpose })]);
      });
    });
  }
}
