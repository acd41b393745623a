import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { OpenSession, type SignedIn } from '../open-session.js';
import { SessionsRepository } from '../sessions.repository.js';
import { hashToken } from '../token.js';
import { PendingSignInOver } from './factor.errors.js';
import { SecondFactors } from './second-factors.js';

export interface FinishSignInInput {
  /** What the first step of signing in gave. */
  readonly pending: string;
  /** Of the app, or a recovery code. */
  readonly code: string;
}

/** Second step of signing in, for those who have a second factor: the pending session becomes a whole one. */
@Injectable()
export class FinishSignIn {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsRepository,
    private readonly openSession: OpenSession,
    private readonly secondFactors: SecondFactors,
  ) {}

  /** @throws PendingSignInOver (401), SecondFactorWrong (422), TooManyRequests (429) */
  async execute({ pending: token, code }: FinishSignInInput, caller: Caller): Promise<SignedIn> {
    const found = await this.sessions.findPending(hashToken(token));
    if (!found) throw new PendingSignInOver();
    const { userId, name } = found;
    await this.secondFactors.countTry(userId);
    const signedIn = await this.database.inTransaction(async (tx) => {
      // Used up first: of two requests with one pending session, one finds it over.
      if (!(await this.sessions.revoke(tx, userId, found.id))) throw new PendingSignInOver();
      await this.secondFactors.useCode(tx, userId, code, caller);
      return this.openSession.whole(tx, { userId, name, isProven: true });
    });
    await this.secondFactors.forgetTries(userId);
    return signedIn;
  }

  /** Whether this token waits for a second factor. */
  async isOpen(token: string): Promise<boolean> {
    return (await this.sessions.findPending(hashToken(token))) !== undefined;
  }
}
