import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { memberOf } from '../end-sessions.js';
import { TotpNotBegun } from './factor.errors.js';
import { FactorsRepository } from './factors.repository.js';
import { SecondFactors } from './second-factors.js';

/** Turns the authenticator app off, for whoever shows a code of it or a recovery code. */
@Injectable()
export class DisableTotp {
  constructor(
    private readonly database: Database,
    private readonly factors: FactorsRepository,
    private readonly secondFactors: SecondFactors,
  ) {}

  /** @throws TotpNotBegun (409), SecondFactorWrong (422), TooManyRequests (429) */
  async execute({ code }: { readonly code: string }, caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    await this.secondFactors.countTry(userId);
    await this.database.inTransaction(async (tx) => {
      const stored = await this.factors.lockTotp(tx, userId);
      if (!stored?.isConfirmed) throw new TotpNotBegun();
      await this.secondFactors.useCode(tx, userId, code, caller);
      await this.factors.removeTotp(tx, userId);
      await this.secondFactors.forgetUnneeded(tx, userId);
      await this.secondFactors.note(tx, userId, 'totp-removed', caller);
    });
    await this.secondFactors.forgetTries(userId);
  }
}
