import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { memberOf } from '../end-sessions.js';
import { Users } from '../users.js';
import { LegalHoldNotFound, LegalHoldOver } from './legal-hold.errors.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';
import { subjectOf } from './place-hold.js';

/** Ends a hold: what is over by then is forgotten within seconds, and who asks to be erased is. */
@Injectable()
export class EndHold {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly holds: LegalHoldsRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws RoleMissing (403), LegalHoldNotFound (404), LegalHoldOver (409) */
  async execute(id: string, reason: string, caller: Caller): Promise<void> {
    const by = memberOf(caller);
    await this.database.inTransaction(async (tx) => {
      await this.users.assertRole(tx, caller, 'owner');
      const hold = await this.holds.lock(tx, id);
      if (!hold) throw new LegalHoldNotFound();
      if (hold.endedAt) throw new LegalHoldOver();
      await this.holds.end(tx, id, { reason, by });
      await this.audit.record(tx, [
        { caller, action: 'legal-hold.ended', ...subjectOf(hold), details: { holdId: id }, text: reason },
      ]);
    });
  }
}
