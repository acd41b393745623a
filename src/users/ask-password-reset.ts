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

/** How long the link in the mail answers, in minutes. */
const openForMinutes = 60;

/** Mails a link to a member who forgot the password; the answer is the same, in the same time, for any address. */
@Injectable()
export class AskPasswordReset {
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
  async execute({ email: given }: { readonly email: string }, caller: Caller): Promise<void> {
    const email = normaliseEmail(given);
    await this.attempts.count('resetByNetwork', networkOf(caller.ip));
    await inEvenTime(this.evenTimeMs, async () => {
      const mayMail = await this.attempts.isAllowed('mailByAddress', email);
      const account = await this.members.findAccount(email);
      if (mayMail && account) await this.challenge(account.id);
    });
  }

  private async challenge(userId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const challengeId = await this.members.challenge(tx, userId, 'reset_password', openForMinutes);
      await this.outbox.emit(tx, [userChallenged({ challengeId, purpose: 'reset_password' })]);
    });
  }
}
