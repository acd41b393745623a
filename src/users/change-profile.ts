import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { memberOf } from './end-sessions.js';
import { MembersRepository } from './members.repository.js';
import { type Locale } from './user.rules.js';

export interface ProfileChange {
  readonly displayName?: string | undefined;
  readonly locale?: Locale | undefined;
}

/** Changes the name that others see and the language of letters; what is left out stays as it is. */
@Injectable()
export class ChangeProfile {
  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly audit: Audit,
  ) {}

  async execute(change: ProfileChange, caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    await this.database.inTransaction(async (tx) => {
      const changed = await this.members.changeProfile(tx, userId, change);
      if (!changed) return;
      await this.audit.record(tx, [
        { caller, action: 'user.profile-changed', subject: 'user', subjectId: userId, details: {} },
      ]);
    });
  }
}
