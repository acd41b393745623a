import { Injectable } from '@nestjs/common';
import { mayObject, numberOf, objectionEnd } from '../community/index.js';
import { Links } from './links.js';
import { ModerationMailsReport, type ReporterToTell } from './moderation-mails.report.js';
import { draft, type Reader, WriteMails } from './write-mails.js';

/** Days in letters to people of whom we know no zone. */
const zone = 'Europe/Brussels';

/** Letters about reports, decisions and objections. Whoever gave no address, and has none with an account, gets none. */
@Injectable()
export class ModerationMails {
  constructor(
    private readonly report: ModerationMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  /** That a report came, at once (art. 16(4)). */
  async received({ reportId }: { reportId: string }): Promise<void> {
    const reporter = await this.report.reporter(reportId);
    if (!reporter) return;
    const { title } = reporter;
    await this.writeMails.execute([
      draft({
        kind: 'reportReceived',
        reader: readerOf(reporter),
        aboutId: reportId,
        facts: () => ({ number: numberOf(reportId), title, page: this.links.report(reportId) }),
      }),
    ]);
  }

  /** What was decided: to those who reported it (art. 16(5)), and to whoever wrote it where something is restricted (art. 17). */
  async decided({ decisionId }: { decisionId: string }): Promise<void> {
    await this.toReporters(decisionId);
    await this.toAuthor(decisionId);
  }

  /** What came of an objection (art. 20(5)). */
  async answered({ objectionId }: { objectionId: string }): Promise<void> {
    const answer = await this.report.answer(objectionId);
    if (!answer) return;
    const { reportId, decisionId, outcome, reason } = answer;
    const told = await (reportId ? this.report.reporter(reportId) : this.report.author(decisionId));
    if (!told) return;
    const page = reportId ? this.links.report(reportId) : this.links.decision(decisionId);
    const { title } = told;
    await this.writeMails.execute([
      draft({
        kind: 'objectionAnswered',
        reader: readerOf(told),
        aboutId: objectionId,
        facts: () => ({ title, outcome, comment: reason, page }),
      }),
    ]);
  }

  private async toReporters(decisionId: string): Promise<void> {
    const decision = await this.report.decision(decisionId);
    if (!decision) return;
    const { outcome, reason, isReversal, decidedAt } = decision;
    const until = mayObject('reporter', { outcome, reversesId: isReversal ? decisionId : null }) ? decidedAt : null;
    const reporters = await this.report.reporters(decisionId);
    await this.writeMails.execute(
      reporters.map((reporter) =>
        draft({
          kind: 'reportDecided',
          reader: readerOf(reporter),
          aboutId: reporter.reportId,
          once: decisionId,
          facts: (words) => ({
            number: numberOf(reporter.reportId),
            ...{ title: reporter.title, outcome, comment: reason, isReversal },
            until: until && words.day(objectionEnd(until), zone),
            page: this.links.report(reporter.reportId),
          }),
        }),
      ),
    );
  }

  private async toAuthor(decisionId: string): Promise<void> {
    const decision = await this.report.decision(decisionId);
    const author = await this.report.author(decisionId);
    if (!decision || !author) return;
    const { outcome, ground, basis, reason, decidedAt } = decision;
    if (outcome === 'none' || ground === null || basis === null) return;
    await this.writeMails.execute([
      draft({
        kind: 'contentRestricted',
        reader: readerOf(author),
        aboutId: decisionId,
        facts: (words) => ({
          ...{ title: author.title, outcome, ground, basis, comment: reason },
          until: words.day(objectionEnd(decidedAt), zone),
          page: this.links.decision(decisionId),
        }),
      }),
    ]);
  }
}

const readerOf = ({ userId, email, name, locale }: Omit<ReporterToTell, 'reportId' | 'title'>): Reader => ({
  ...{ userId, email, name, locale },
});
