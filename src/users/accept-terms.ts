import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { memberOf } from './end-sessions.js';
import { MembersRepository } from './members.repository.js';
import { assertCurrentTerms } from './registration.rules.js';

/** Notes that a member accepted the terms in force, and when. */
@Injectable()
export class AcceptTerms {
  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws TermsOutdated (422) */
  async execute({ version }: { readonly version: string }, caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    assertCurrentTerms(version);
    await this.database.inTransaction(async (tx) => {
      await this.members.acceptTerms(tx, userId, version);
      await this.audit.record(tx, [
        { caller, action: 'terms.accepted', subject: 'user', subjectId: userId, details: { version } },
      ]);
    });
  }
}
