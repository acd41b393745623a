import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Attempts } from './attempts.js';
import { MembersRepository } from './members.repository.js';
import { Passwords } from './passwords.js';
import { assertStrong } from './registration.rules.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignedLinks } from './signed-links.js';
import { ChallengeOver } from './user.errors.js';
import { networkOf } from './user.rules.js';

/** Sets the new password of whoever opened the mail, and ends all their sessions and tokens: one of them may be why. */
@Injectable()
export class CompletePasswordReset {
  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly sessions: SessionsRepository,
    private readonly passwords: Passwords,
    private readonly links: SignedLinks,
    private readonly attempts: Attempts,
  ) {}

  /** @throws ChallengeOver, PasswordWeak (422), TooManyRequests (429) */
  async execute(input: { readonly token: string; readonly password: string }, caller: Caller): Promise<void> {
    await this.attempts.count('challengeByNetwork', networkOf(caller.ip));
    const challengeId = this.links.read('reset_password', input.token);
    if (!challengeId) throw new ChallengeOver();
    const passwordHash = await this.passwords.hash(input.password);
    const email = await this.database.inTransaction(async (tx) => {
      const used = await this.members.useChallenge(tx, challengeId, 'reset_password');
      if (!used) throw new ChallengeOver();
      // Refused in here, so that the link stays good for a better password.
      assertStrong(input.password, used.email);
      await this.members.setPassword(tx, used.userId, passwordHash);
      await this.sessions.revokeAll(tx, used.userId);
      return used.email;
    });
    await this.attempts.forgetSignIn(email, caller.ip);
  }
}
