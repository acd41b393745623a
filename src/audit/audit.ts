import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { type AuditDetails, commit, storedDetails } from './audit-chain.rules.js';
import { AuditRepository, type NewEntry } from './audit.repository.js';

/** Something that somebody decided. */
export interface AuditRecord {
  readonly caller: Pick<Caller, 'userId' | 'via' | 'requestId'>;
  /** '<subject>.<what was done>', for example 'campaign.suspended'. */
  readonly action: string;
  /** What it was done to: the name of the table's thing, for example 'campaign'. */
  readonly subject: string;
  readonly subjectId: string | null;
  /** Ids and codes only; never names, addresses or free text. */
  readonly details?: AuditDetails;
  /** Free text: a reason, a comment. Kept apart, so that it can be erased without breaking the chain. */
  readonly text?: string | undefined;
}

/** The audit trail: who did what. */
@Injectable()
export class Audit {
  constructor(private readonly repository: AuditRepository) {}

  /** Writes down decisions in the transaction that makes them true: one statement, no lock; sealed within a second. */
  async record(tx: Tx, records: readonly AuditRecord[]): Promise<void> {
    if (records.length > 0) await this.repository.insert(tx, records.map(toEntry));
  }

  /** Erases the free texts of these entries for good. The chain stays valid. */
  async eraseTexts(tx: Tx, entryIds: readonly string[]): Promise<void> {
    await this.repository.eraseTexts(tx, entryIds);
  }

  /** Erases for good what these people wrote, and what was written about them. The chain stays valid. */
  async eraseTextsOf(tx: Tx, userIds: readonly string[]): Promise<void> {
    await this.repository.eraseTextsOf(tx, userIds);
  }
}
function toEntry({ caller, action, subject, subjectId, details, text }: AuditRecord): NewEntry {
  const salt = randomBytes(32);
  return {
    actorId: caller.userId,
    via: caller.via,
    requestId: caller.requestId,
    action,
    subject,
    subjectId,
    details: storedDetails(details ?? {}),
    text: text === undefined ? null : { salt, body: text, commitment: commit(salt, text) },
  };
}
