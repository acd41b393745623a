import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { CredentialInvalid } from '../access.errors.js';
import { memberOf } from '../end-sessions.js';
import { OpenSession, type SignedIn } from '../open-session.js';
import { SessionsRepository } from '../sessions.repository.js';
import { PasskeyRefused } from './passkey.errors.js';
import { PasskeyChallenges, type SignedChallenge } from './passkey-challenges.js';

export interface PasskeySignInInput extends SignedChallenge {
  /** What the person will recognise the session by: their browser's name. */
  readonly name: string;
  /** The session that this browser had before; it ends. */
  readonly previous: string | undefined;
}

/**
 * Signs in by a passkey, or shows by it again who holds a session. It counts for both factors: somebody has the device,
 * and the device has asked for their finger, face or PIN.
 */
@Injectable()
export class SignInWithPasskey {
  constructor(
    private readonly database: Database,
    private readonly challenges: PasskeyChallenges,
    private readonly sessions: SessionsRepository,
    private readonly openSession: OpenSession,
  ) {}

  /** @throws PasskeyRefused (422) */
  async execute({ name, previous, challengeId, credential }: PasskeySignInInput): Promise<SignedIn> {
    const challenge = await this.challenges.take(challengeId, null);
    return this.database.inTransaction(async (tx) => {
      const userId = await this.challenges.ownerOf(tx, credential, challenge);
      if (previous) await this.sessions.revoke(tx, userId, previous);
      return this.openSession.whole(tx, { userId, name, isProven: true });
    });
  }

  /** @throws PasskeyRefused (422), also for somebody else's passkey; CredentialInvalid (401) when the session has ended */
  async confirm({ challengeId, credential }: SignedChallenge, sessionId: string, caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    const challenge = await this.challenges.take(challengeId, null);
    await this.database.inTransaction(async (tx) => {
      if ((await this.challenges.ownerOf(tx, credential, challenge)) !== userId) throw new PasskeyRefused();
      if (!(await this.sessions.stepUp(tx, userId, sessionId))) throw new CredentialInvalid();
    });
  }
}
