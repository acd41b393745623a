import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { SecondFactors } from './factors/second-factors.js';
import { MembersRepository } from './members.repository.js';
import { SessionsRepository, type SessionSummary } from './sessions.repository.js';
import { hashToken, newToken } from './token.js';

export const sessionDays = 30;

/** How long a sign-in waits for its second factor: ten minutes. */
const pendingDays = 10 / (24 * 60);

export interface NewSession {
  readonly userId: string;
  /** What the person will recognise the session by: their browser's name. */
  readonly name: string;
  /** Whether its holder has just shown all they have: the password and, where there is one, the second factor. */
  readonly isProven?: boolean;
}

export type SignedIn = SessionSummary & { readonly userId: string; readonly token: string };

/** Begins sessions, however somebody signed in. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly members: MembersRepository,
    private readonly sessions: SessionsRepository,
    private readonly secondFactors: SecondFactors,
  ) {}

  async whole(tx: Tx, { userId, name, isProven = false }: NewSession): Promise<SignedIn> {
    const token = newToken('session');
    await this.members.adoptGuest(tx, userId);
    const session = await this.sessions.insert(tx, {
      ...{ userId, name, isProven },
      ...{ kind: 'session', tokenHash: hashToken(token), days: sessionDays },
    });
    return { ...session, userId, token };
  }

  /**
   * After the first step of signing in: a whole session, or the token of one that is nobody's yet, since it waits for the
   * second factor. The session that this browser had before ends.
   */
  async afterFirstStep(tx: Tx, begun: NewSession & { previous: string | undefined }): Promise<SignedIn | string> {
    const { userId, name, previous } = begun;
    if (previous) await this.sessions.revoke(tx, userId, previous);
    if (!(await this.secondFactors.hasAny(tx, userId))) return this.whole(tx, begun);
    const token = newToken('session');
    await this.sessions.insert(tx, { userId, name, kind: 'pending', tokenHash: hashToken(token), days: pendingDays });
    return token;
  }
}
