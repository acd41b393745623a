import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { memberOf } from '../end-sessions.js';
import { SecondFactors } from '../factors/second-factors.js';
import { PasskeyNotFound } from './passkey.errors.js';
import { PasskeysRepository } from './passkeys.repository.js';

/** Takes one of the caller's passkeys away: from the commit on it opens nothing. */
@Injectable()
export class RemovePasskey {
  constructor(
    private readonly database: Database,
    private readonly passkeys: PasskeysRepository,
    private readonly secondFactors: SecondFactors,
  ) {}

  /** @throws PasskeyNotFound (404) when it is gone, unknown, or somebody else's. */
  async execute(id: string, caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    await this.database.inTransaction(async (tx) => {
      if (!(await this.passkeys.remove(tx, userId, id))) throw new PasskeyNotFound();
      await this.secondFactors.forgetUnneeded(tx, userId);
      await this.secondFactors.note(tx, userId, 'passkey-removed', caller);
    });
  }
}
