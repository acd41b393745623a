import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { memberOf } from '../end-sessions.js';
import { SecondFactorMissing } from './factor.errors.js';
import { SecondFactors } from './second-factors.js';

/** New recovery codes in place of the old ones, shown once. No Idempotency-Key: they are stored nowhere in the clear. */
@Injectable()
export class RenewRecoveryCodes {
  constructor(
    private readonly database: Database,
    private readonly secondFactors: SecondFactors,
  ) {}

  /** @throws SecondFactorMissing (403) */
  async execute(caller: Caller): Promise<{ readonly recoveryCodes: readonly string[] }> {
    const userId = memberOf(caller);
    return this.database.inTransaction(async (tx) => {
      if (!(await this.secondFactors.hasAny(tx, userId))) throw new SecondFactorMissing();
      return { recoveryCodes: await this.secondFactors.giveRecoveryCodes(tx, userId) };
    });
  }
}
