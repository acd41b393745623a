import { Injectable } from '@nestjs/common';
import { decodeCursor, type Page, type PageQuery, toPage } from '../../platform/http/index.js';
import { DecisionsRepository } from './decisions.repository.js';
import { ModeratedKinds } from './moderated-kinds.js';
import { type ModerationCaseResponse, type QueuedSubjectResponse, toCase } from './moderation.dto.js';
import { type SubjectKind } from './moderation.rules.js';
import { ModerationQueue } from './moderation-queue.repository.js';
import { ObjectionsRepository } from './objections.repository.js';
import { ReportsRepository } from './reports.repository.js';

/** Reports of one thing that are shown at once; what is decided answers those, the others come up afterwards. */
const shownReports = 100;

/** What was reported and objected to, for staff. */
@Injectable()
export class ReadModeration {
  constructor(
    private readonly queue: ModerationQueue,
    private readonly kinds: ModeratedKinds,
    private readonly reports: ReportsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly objections: ObjectionsRepository,
  ) {}

  /** One row per thing, what waits longest first. @throws MalformedCursor */
  async waiting({ after, limit }: PageQuery): Promise<Page<QueuedSubjectResponse>> {
    const [since, id] = (decodeCursor(after, ['instant', 'uuid']) ?? []) as string[];
    const found = await this.queue.page(since && id ? { since, id } : null, limit + 1);
    return toPage(
      found,
      limit,
      (row) => [row.since.toISOString(), row.subjectId],
      (row) => ({ ...row, since: row.since.toISOString() }),
    );
  }

  /** One thing as it is now, also when it is hidden, with all that was said and decided about it. @throws SubjectNotFound */
  async one(kind: SubjectKind, subjectId: string): Promise<ModerationCaseResponse> {
    const subject = await this.kinds.get(kind, subjectId);
    const [reports, originals, decisions, objections] = await Promise.all([
      this.reports.ofSubject(kind, subjectId, shownReports),
      this.decisions.originals(kind, subjectId),
      this.decisions.ofSubject(kind, subjectId),
      this.objections.ofSubject(kind, subjectId),
    ]);
    return toCase({ kind, subjectId, subject, reports, originals, decisions, objections });
  }

  /** About which thing an objection is. */
  subjectOf(objectionId: string): Promise<{ kind: SubjectKind; subjectId: string } | undefined> {
    return this.objections.subjectOf(objectionId);
  }
}
