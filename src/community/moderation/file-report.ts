import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { type Locale } from '../../users/index.js';
import { DecisionsRepository } from './decisions.repository.js';
import { ModeratedKinds, type Subject } from './moderated-kinds.js';
import { reportMade } from './moderation.events.js';
import { type Ground, type SubjectKind } from './moderation.rules.js';
import { ReportsRepository } from './reports.repository.js';

/** What somebody says when they report something. */
export interface ReportInput {
  readonly kind: SubjectKind;
  /** Left out for a complaint about the service. */
  readonly subjectId?: string | undefined;
  readonly ground: Ground;
  readonly explanation: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly locale: Locale;
}

/** Who reports: a member, an address, or nobody that we know. */
interface Reporter {
  readonly reporterId: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

/** What a complaint about the service is about: itself. */
const noSubject: Subject = {
  ...{ authorId: null, parties: [], texts: [], path: null, campaignId: null },
  standing: 'shown',
  outcomes: ['none'],
};

/** Writes a report down, with a frozen copy of what is reported, and says that it came. */
@Injectable()
export class FileReport {
  constructor(
    private readonly kinds: ModeratedKinds,
    private readonly reports: ReportsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Answers its id. @throws SubjectNotFound */
  async execute(tx: Tx, { kind, subjectId, ground, explanation, locale }: ReportInput, by: Reporter): Promise<string> {
    const subject = subjectId === undefined ? noSubject : await this.kinds.get(kind, subjectId, tx);
    const at = await this.clock.now(tx);
    const id = await this.reports.newId(tx);
    const about = subjectId ?? id;
    const originalId = await this.decisions.keep(tx, { kind, id: about }, subject, at);
    await this.reports.insert(tx, id, { kind, subjectId: about, originalId, ground, explanation, locale, ...by }, at);
    await this.outbox.emit(tx, [reportMade({ reportId: id })]);
    return id;
  }
}
