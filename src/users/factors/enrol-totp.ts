import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { memberOf } from '../end-sessions.js';
import { MembersRepository } from '../members.repository.js';
import { Users } from '../users.js';
import { SecondFactorWrong, TotpAlreadyOn, TotpNotBegun } from './factor.errors.js';
import { FactorSecrets } from './factor-secrets.js';
import { FactorsRepository } from './factors.repository.js';
import { SecondFactors } from './second-factors.js';
import { plainCode, totpUri, typedSecret } from './totp.rules.js';

export interface BegunTotp {
  /** In the letters that people type into an app. */
  readonly secret: string;
  /** `otpauth://totp/…`, for a picture that an app reads. */
  readonly uri: string;
}

export interface ConfirmedTotp {
  /** Shown once, with the first second factor; null for others, who have theirs. */
  readonly recoveryCodes: readonly string[] | null;
}

/**
 * Sets up an authenticator app in two steps: a secret, and a code that shows that the app has it. No Idempotency-Key:
 * both answers are secrets, which are stored nowhere in the clear.
 */
@Injectable()
export class EnrolTotp {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly members: MembersRepository,
    private readonly factors: FactorsRepository,
    private readonly secondFactors: SecondFactors,
    private readonly secrets: FactorSecrets,
  ) {}

  /** Begins, or begins anew with another secret. @throws TotpAlreadyOn (409) */
  async begin(caller: Caller): Promise<BegunTotp> {
    const userId = memberOf(caller);
    const secret = this.secrets.newSecret();
    const { email } = await this.users.verifiedMember(this.database, userId);
    await this.database.inTransaction(async (tx) => {
      const isBegun = await this.factors.beginTotp(tx, userId, this.secrets.seal(userId, secret));
      if (!isBegun) throw new TotpAlreadyOn();
    });
    return { secret: typedSecret(secret), uri: totpUri(secret, email) };
  }

  /** What was begun and not confirmed, to be shown again after a wrong code. @throws TotpNotBegun, TotpAlreadyOn (409) */
  async begun(caller: Caller): Promise<BegunTotp> {
    const userId = memberOf(caller);
    const { email } = await this.users.verifiedMember(this.database, userId);
    const stored = await this.database.inTransaction((tx) => this.factors.lockTotp(tx, userId));
    if (!stored) throw new TotpNotBegun();
    if (stored.isConfirmed) throw new TotpAlreadyOn();
    const secret = this.secrets.open(userId, stored.secret);
    return { secret: typedSecret(secret), uri: totpUri(secret, email) };
  }

  /**
   * From here on the app's codes are asked for. Where it is the first second factor, all other sessions end.
   *
   * @throws TotpNotBegun, TotpAlreadyOn (409), SecondFactorWrong (422), TooManyRequests (429)
   */
  async confirm({ code, sessionId }: { code: string; sessionId: string }, caller: Caller): Promise<ConfirmedTotp> {
    const userId = memberOf(caller);
    await this.secondFactors.countTry(userId);
    const recoveryCodes = await this.database.inTransaction(async (tx) => {
      // Signing in by the password alone waits for this lock, and then asks for the code; or it came before, and ends.
      await this.members.lockAlone(tx, userId);
      const stored = await this.factors.lockTotp(tx, userId);
      if (!stored) throw new TotpNotBegun();
      if (stored.isConfirmed) throw new TotpAlreadyOn();
      const isFirst = !(await this.secondFactors.hasAny(tx, userId));
      const isRight = await this.secondFactors.useAppCode(tx, userId, plainCode(code), { isNew: true });
      if (!isRight) throw new SecondFactorWrong();
      return this.secondFactors.added(tx, { userId, change: 'totp-added', isFirst, sessionId }, caller);
    });
    await this.secondFactors.forgetTries(userId);
    return { recoveryCodes };
  }
}
