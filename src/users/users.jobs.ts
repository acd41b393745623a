import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/index.js';
import { Retention } from '../platform/retention/index.js';
import { MailedCodesRepository, mailedLinksDue } from './mailed-codes.repository.js';
import { passkeyChallengesDue, PasskeysRepository } from './passkeys/passkeys.repository.js';
import { sessionsDue, SessionsRepository } from './sessions.repository.js';

/** Ways in that let nobody in any more are forgotten. */
@Injectable()
export class UsersJobs implements OnModuleInit {
  constructor(
    private readonly retention: Retention,
    private readonly database: Database,
    private readonly sessions: SessionsRepository,
    private readonly mailed: MailedCodesRepository,
    private readonly passkeys: PasskeysRepository,
  ) {}

  onModuleInit(): void {
    const each = [
      { kind: 'sessions', dueSql: sessionsDue, of: this.sessions },
      { kind: 'mailed-links', dueSql: mailedLinksDue, of: this.mailed },
      { kind: 'passkey-challenges', dueSql: passkeyChallengesDue, of: this.passkeys },
    ] as const;
    for (const { kind, dueSql, of } of each) {
      const forget = (limit: number) => this.database.inTransaction((tx: Tx) => of.forgetOver(tx, limit));
      this.retention.register(kind, { dueSql, forget });
    }
  }
}
