import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadAudit } from '../../../audit/index.js';
import { isUuid } from '../../../platform/http/index.js';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { queryText } from '../frame/query-text.js';
import { StaffPages } from '../frame/staff-pages.js';
import { AuditPage } from './audit.page.js';
import { AuditQuery } from './audit.query.js';
import { auditWords } from './audit.words.js';

@PageRoutes('staff/audit')
export class StaffAuditController {
  constructor(
    private readonly pages: StaffPages,
    private readonly query: AuditQuery,
    private readonly readAudit: ReadAudit,
  ) {}

  @Get()
  @Allow('audit.read')
  async trail(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const { title, lede } = auditWords[visit.locale];
    const [subject, actor] = [queryText(query, 'subject'), queryText(query, 'actor')];
    const filter = {
      subjectId: isUuid(subject) ? subject : null,
      actorId: isUuid(actor) ? actor : null,
      action: queryText(query, 'action') ?? null,
    };
    const wrong = [
      ...(subject !== undefined && filter.subjectId === null ? ['subject'] : []),
      ...(actor !== undefined && filter.actorId === null ? ['actor'] : []),
    ];
    const [entries, chain, head] = await Promise.all([
      this.query.page(filter, queryText(query, 'after')),
      this.query.chain(),
      this.readAudit.head(),
    ]);
    await this.pages.send(reply, visit, {
      way: 'audit',
      title,
      lede,
      content: <AuditPage filter={filter} wrong={wrong} entries={entries} chain={chain} head={head} />,
    });
  }
}
