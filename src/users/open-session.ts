import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
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

  /** The token of a session that is nobody's yet: it waits for the second factor. */
  async pending(tx: Tx, { userId, name }: NewSession): Promise<string> {
    const token = newToken('session');
    await this.sessions.insert(tx, { userId, name, kind: 'pending', tokenHash: hashToken(token), days: pendingDays });
    return token;
  }
}
