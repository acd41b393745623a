import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { memberOf } from '../end-sessions.js';
import { Users } from '../users.js';
import { type HoldSubject, type LegalHold } from './legal-hold.entity.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';

/**
 * Keeps everything that concerns a person, or a campaign with all who had to do with it, from being forgotten: a claim or
 * an inquiry needs it. It holds until somebody ends it.
 */
@Injectable()
export class PlaceHold {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly holds: LegalHoldsRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws RoleMissing (403), NothingToHold (404), LegalHoldTwice (409) */
  async execute(subject: HoldSubject, reason: string, caller: Caller): Promise<LegalHold> {
    const by = memberOf(caller);
    return this.database.inTransaction(async (tx) => {
      await this.users.assertRole(tx, caller, 'owner');
      const hold = await this.holds.insert(tx, subject, { reason, by });
      await this.audit.record(tx, [
        { caller, action: 'legal-hold.placed', ...subjectOf(hold), details: { holdId: hold.id }, text: reason },
      ]);
      return hold;
    });
  }
}

export const subjectOf = ({ userId, campaignId }: Pick<LegalHold, 'userId' | 'campaignId'>) => ({
  subject: userId ? 'user' : 'campaign',
  subjectId: userId ?? campaignId,
});
