import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { type Caller } from '../../platform/http/index.js';
import { type LinkPurpose, SignedLinks } from '../../users/index.js';
import { DecisionsRepository, type DecisionWithOriginal } from './decisions.repository.js';
import { DecisionNotFound, ReportNotFound } from './moderation.errors.js';
import { type ModerationReport } from './moderation-report.entity.js';
import { type Side } from './moderation.rules.js';
import { ObjectionsRepository } from './objections.repository.js';
import { type ReportResponse, type StatementResponse, toDecision, toReport } from './reports.dto.js';
import { ReportsRepository } from './reports.repository.js';

interface ByLink {
  readonly token?: string | undefined;
}

/** What became of a report, for whoever made it; and what was decided about something, for whoever wrote it. */
@Injectable()
export class ReadReports {
  constructor(
    private readonly links: SignedLinks,
    private readonly clock: Clock,
    private readonly reports: ReportsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly objections: ObjectionsRepository,
  ) {}

  /** Opens a report to whoever has its link or made it as a member. @throws ReportNotFound */
  async own(id: string, by: ByLink, caller: Caller): Promise<ModerationReport> {
    const report = await this.reports.find(id);
    const isMine = report?.reporterId != null && report.reporterId === caller.userId;
    if (!report || !(isMine || this.isOpenedBy('report', id, by))) throw new ReportNotFound();
    return report;
  }

  /** For the page that shows a report: the secret in its address. */
  tokenOf(reportId: string): string {
    return this.links.sign('report', reportId);
  }

  /** Opens a decision to whoever has its link, or wrote what it is about. @throws DecisionNotFound */
  async assertAuthor(id: string, by: ByLink, caller: Caller): Promise<DecisionWithOriginal> {
    const decision = await this.decisions.find(id);
    const isMine = decision?.authorId != null && decision.authorId === caller.userId;
    if (!decision || !(isMine || this.isOpenedBy('decision', id, by))) throw new DecisionNotFound();
    return decision;
  }

  /** @throws ReportNotFound */
  async report(id: string, by: ByLink, caller: Caller): Promise<ReportResponse> {
    const report = await this.own(id, by, caller);
    const chain = report.decisionId ? await this.decisions.chain(report.decisionId) : [];
    return toReport(report, await this.told(chain, 'reporter', id));
  }

  /** @throws DecisionNotFound */
  async statement(id: string, by: ByLink, caller: Caller): Promise<StatementResponse> {
    const decision = await this.assertAuthor(id, by, caller);
    const { kind, subjectId, texts } = decision;
    const decisions = await this.told(await this.decisions.chain(id), 'author', null);
    return { kind, subjectId, texts: texts.map((text) => ({ ...text })), decisions };
  }

  /** Decisions as one side is told of them: without the names of staff, and with that side's own objections. */
  private async told(chain: readonly DecisionWithOriginal[], side: Side, reportId: string | null) {
    const objections = await this.objections.ofDecisions(chain.map(({ id }) => id));
    const own = objections.filter((objection) => objection.reportId === reportId);
    const now = await this.clock.now();
    return chain.map((decision) =>
      toDecision(decision, { side, now, objection: own.find(({ decisionId }) => decisionId === decision.id) }),
    );
  }

  private isOpenedBy(purpose: LinkPurpose, id: string, { token }: ByLink): boolean {
    return token !== undefined && this.links.read(purpose, token) === id;
  }
}
