import { Injectable } from '@nestjs/common';
import { decodeCursor, type Page, toPage } from '../platform/http/index.js';
import { type AuditEntryResponse, type AuditHeadResponse, type AuditQuery } from './audit.dto.js';
import { type AuditEntry, AuditRepository } from './audit.repository.js';

/** What auditors read, newest first, and what everybody may: the head. */
@Injectable()
export class ReadAudit {
  constructor(private readonly repository: AuditRepository) {}

  async execute({ after, limit, subjectId }: AuditQuery): Promise<Page<AuditEntryResponse>> {
    const [before] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.repository.list({
      limit: limit + 1,
      ...(subjectId && { subjectId }),
      ...(typeof before === 'string' && { before }),
    });
    return toPage(found, limit, ({ id }) => [id], toResponse);
  }

  async head(): Promise<AuditHeadResponse> {
    const { seq, hash } = await this.repository.head();
    return { entries: Number(seq), hash: hash.toString('hex') };
  }
}

const toResponse = (entry: AuditEntry): AuditEntryResponse => ({
  ...entry,
  at: entry.at.toISOString(),
  seq: entry.seq === null ? null : Number(entry.seq),
});
