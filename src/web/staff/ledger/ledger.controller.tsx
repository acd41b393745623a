import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UuidParam } from '../../../platform/http/index.js';
import { PledgeAccess } from '../../../pledges/index.js';
import { PledgeMoneyReport } from '../../../reconciliation/index.js';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { queryText } from '../frame/query-text.js';
import { StaffPages } from '../frame/staff-pages.js';
import { ledgerFilter } from './ledger-filter.rules.js';
import { LedgerPage } from './ledger.page.js';
import { LedgerQuery } from './ledger.query.js';
import { ledgerWords } from './ledger.words.js';
import { PledgeMoneyPage } from './pledge-money.page.js';

@PageRoutes('staff')
export class StaffLedgerController {
  constructor(
    private readonly pages: StaffPages,
    private readonly query: LedgerQuery,
    private readonly access: PledgeAccess,
    private readonly report: PledgeMoneyReport,
  ) {}

  @Get('ledger')
  @Allow('books.read')
  async ledger(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const { title, lede } = ledgerWords[visit.locale];
    const filter = ledgerFilter({
      account: queryText(query, 'account'),
      campaign: queryText(query, 'campaign'),
      reference: queryText(query, 'reference'),
      day: queryText(query, 'day'),
    });
    const [balances, entries] = await Promise.all([
      this.query.balances(filter),
      this.query.entries(filter, queryText(query, 'after')),
    ]);
    const content = <LedgerPage filter={filter} balances={balances} entries={entries} />;
    await this.pages.send(reply, visit, { way: 'ledger', title, lede, content });
  }

  @Get('pledges/:id/money')
  @Allow('books.read')
  async pledge(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const words = ledgerWords[visit.locale];
    const { campaignId, amount, currency } = await this.access.readable(id, visit.caller);
    const steps = await this.report.of(id);
    await this.pages.send(reply, visit, {
      way: 'ledger',
      title: words.pledgeTitle,
      back: { path: '/staff/find', label: words.find },
      content: <PledgeMoneyPage pledge={{ id, campaignId, amount, currency }} steps={steps} />,
    });
  }
}
