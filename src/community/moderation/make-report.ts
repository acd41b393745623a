import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller, Idempotency } from '../../platform/http/index.js';
import { networkOf, normaliseEmail } from '../../users/index.js';
import { CommunityLimits } from '../community-limits.js';
import { FileReport, type ReportInput } from './file-report.js';
import { ModeratedKinds } from './moderated-kinds.js';
import { SubjectNotFound } from './moderation.errors.js';

/**
 * Takes a report by anybody, with or without an account, name or address (Regulation (EU) 2022/2065, art. 16(1) and (2)),
 * and keeps what was reported as it is at that moment. Whoever gives an address, or has one with an account, is told at
 * once that it came (art. 16(4)); without one there are no mails, and the link on the page is all.
 */
@Injectable()
export class MakeReport {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly kinds: ModeratedKinds,
    private readonly limits: CommunityLimits,
    private readonly fileReport: FileReport,
  ) {}

  /** Answers its id. @throws SubjectNotFound, or what hides it from the caller (404), TooManyRequests (429) */
  async execute(input: ReportInput, caller: Caller): Promise<string> {
    const { kind, subjectId } = input;
    if ((kind === 'complaint') !== (subjectId === undefined)) throw new SubjectNotFound();
    if (subjectId !== undefined) await this.kinds.of(kind).assertReadable(subjectId, caller);
    const isMember = caller.userId !== null;
    // A member is written to at the address of the account.
    const email = !isMember && input.email ? normaliseEmail(input.email) : null;
    await this.limits.count('reportByNetwork', networkOf(caller.ip));
    if (email !== null) await this.limits.count('reportByAddress', email);
    const from = { reporterId: caller.userId, email, name: isMember ? null : (input.name ?? null) };
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, () => this.fileReport.execute(tx, input, from)),
    );
  }
}
