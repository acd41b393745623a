import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { CredentialInvalid } from '../access.errors.js';
import { memberOf } from '../end-sessions.js';
import { MembersRepository } from '../members.repository.js';
import { Passwords } from '../passwords.js';
import { SessionsRepository } from '../sessions.repository.js';
import { PasswordWrong, SecondFactorWrong } from './factor.errors.js';
import { SecondFactors } from './second-factors.js';

export interface ConfirmIdentityInput {
  /** Of the app, or a recovery code. */
  readonly code?: string | undefined;
  /** Enough only for those without a second factor. */
  readonly password?: string | undefined;
  readonly sessionId: string;
}

/**
 * Shows again that the holder of a session is who they were: by their second factor, or by the password where there is
 * none. For ten minutes the session may then do what a stolen one must not.
 */
@Injectable()
export class ConfirmIdentity {
  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly sessions: SessionsRepository,
    private readonly passwords: Passwords,
    private readonly secondFactors: SecondFactors,
  ) {}

  /** @throws SecondFactorWrong, PasswordWrong (422), TooManyRequests (429), CredentialInvalid (401) when the session ended */
  async execute({ code, password, sessionId }: ConfirmIdentityInput, caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    await this.secondFactors.countTry(userId);
    const needsCode = await this.secondFactors.hasAny(this.database, userId);
    if (!needsCode) await this.assertPassword(userId, password ?? '');
    await this.database.inTransaction(async (tx) => {
      // Asked again: a second factor may have come or gone meanwhile, and then nothing that counts was shown.
      if ((await this.secondFactors.hasAny(tx, userId)) !== needsCode) throw new SecondFactorWrong();
      if (needsCode) await this.secondFactors.useCode(tx, userId, code ?? '', caller);
      if (!(await this.sessions.stepUp(tx, userId, sessionId))) throw new CredentialInvalid();
    });
    await this.secondFactors.forgetTries(userId);
  }

  private async assertPassword(userId: string, password: string): Promise<void> {
    const stored = await this.members.passwordHash(userId);
    if (!(await this.passwords.matches(stored, password))) throw new PasswordWrong();
  }
}
