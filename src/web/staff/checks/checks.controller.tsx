import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadCampaigns } from '../../../campaigns/index.js';
import { CheckList, CoverageReport, TrialBalanceReport } from '../../../reconciliation/index.js';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { FindCampaign } from '../frame/find-campaign.js';
import { queryText } from '../frame/query-text.js';
import { StaffPages } from '../frame/staff-pages.js';
import { CampaignForm } from '../frame/campaign-form.js';
import { BalancePage } from './balance.page.js';
import { ChecksPage } from './checks.page.js';
import { checksWords } from './checks.words.js';

const shownRuns = 10;
const shownDays = 14;

/** Whether the books are right. */
@PageRoutes('staff/checks')
export class StaffChecksController {
  constructor(
    private readonly pages: StaffPages,
    private readonly checkList: CheckList,
    private readonly coverage: CoverageReport,
    private readonly trialBalances: TrialBalanceReport,
    private readonly campaigns: ReadCampaigns,
    private readonly findCampaign: FindCampaign,
  ) {}

  @Get()
  @Allow('books.read')
  async checks(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const { title, lede } = checksWords[visit.locale];
    const after = queryText(query, 'after');
    const [newest, runs, coverage] = await Promise.all([
      this.checkList.page({ limit: 1 }),
      this.checkList.page({ limit: shownRuns, ...(after !== undefined && { after }) }),
      this.coverage.page({ limit: shownDays }),
    ]);
    await this.pages.send(reply, visit, {
      way: 'checks',
      title,
      lede,
      content: <ChecksPage last={newest.data[0]} runs={runs} coverage={coverage.data} />,
    });
  }

  @Get('balance')
  @Allow('books.read')
  async balance(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const words = checksWords[visit.locale];
    const typed = queryText(query, 'campaign');
    const id = typed && (await this.findCampaign.by(typed));
    const head = { way: 'checks', back: { path: '/staff/checks', label: words.title } } as const;
    if (!id) {
      const content = <CampaignForm path="/staff/checks/balance" missed={typed} />;
      const status = typed === undefined ? 200 : 404;
      return this.pages.send(reply, visit, { ...head, title: words.balanceTitle, status, content });
    }
    const balance = await this.trialBalances.of(id);
    const { project } = await this.campaigns.one(id, visit.caller, visit.locale);
    await this.pages.send(reply, visit, {
      ...head,
      title: project.title,
      titleLang: project.locale,
      lede: words.balanceLede,
      content: <BalancePage balance={balance} />,
    });
  }
}
