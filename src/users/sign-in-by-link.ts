import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Attempts } from './attempts.js';
import { SecondFactorRequired } from './factors/factor.errors.js';
import { MembersRepository } from './members.repository.js';
import { OpenSession, type SignedIn } from './open-session.js';
import { SignedLinks } from './signed-links.js';
import { ChallengeOver } from './user.errors.js';
import { networkOf } from './user.rules.js';

export interface SignInByLinkInput {
  /** Of the link in the mail. */
  readonly token: string;
  /** What the person will recognise the session by: their browser's name. */
  readonly name: string;
  /** The session that this browser had before; it ends. */
  readonly previous: string | undefined;
}

/**
 * Signs in whoever opened the mail. It stands for the password and for no more: a second factor is asked for, and what
 * needs its asker to have shown all they have asks for the password.
 */
@Injectable()
export class SignInByLink {
  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly links: SignedLinks,
    private readonly attempts: Attempts,
    private readonly openSession: OpenSession,
  ) {}

  /** @throws ChallengeOver (422), SecondFactorRequired with the `pending` sign-in (401), TooManyRequests (429) */
  async execute({ token, name, previous }: SignInByLinkInput, caller: Caller): Promise<SignedIn> {
    await this.attempts.count('challengeByNetwork', networkOf(caller.ip));
    const challengeId = this.links.read('sign_in', token);
    if (!challengeId) throw new ChallengeOver();
    const begun = await this.database.inTransaction(async (tx) => {
      const used = await this.members.useChallenge(tx, challengeId, 'sign_in');
      if (!used) throw new ChallengeOver();
      return this.openSession.afterFirstStep(tx, { userId: used.userId, name, previous });
    });
    if (typeof begun === 'string') throw new SecondFactorRequired({ extra: { pending: begun } });
    return begun;
  }
}
