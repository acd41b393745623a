import { Controller, Get, Query } from '@nestjs/common';
import { CampaignNotFound } from '../campaigns/index.js';
import { Operation, OperationGroup, type Page, PageQuery, UuidParam } from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { CheckList } from './check-list.js';
import { CheckRunResponse } from './checks.dto.js';
import { CoverageResponse, toCoverageResponse } from './coverage.dto.js';
import { CoverageReport } from './coverage.report.js';
import { toTrialBalanceResponse, TrialBalanceResponse } from './trial-balance.dto.js';
import { TrialBalanceReport } from './trial-balance.report.js';

/** What the books say, for staff. */
@OperationGroup('Reconciliation')
@Controller('v1/admin')
export class BooksController {
  constructor(
    private readonly coverageReport: CoverageReport,
    private readonly trialBalances: TrialBalanceReport,
    private readonly checkList: CheckList,
  ) {}

  @Get('coverage')
  @Allow('books.read')
  @Operation({ summary: 'Whether what we hold covered what we owe, day by day', answer: [CoverageResponse] })
  async coverage(@Query() query: PageQuery): Promise<Page<CoverageResponse>> {
    const page = await this.coverageReport.page(query);
    return { ...page, data: page.data.map(toCoverageResponse) };
  }

  @Get('checks')
  @Allow('books.read')
  @Operation({ summary: 'When the invariants were asked about, and what was found', answer: [CheckRunResponse] })
  async checks(@Query() query: PageQuery): Promise<Page<CheckRunResponse>> {
    return this.checkList.page(query);
  }

  @Get('campaigns/:id/trial-balance')
  @Allow('books.read')
  @Operation({
    summary: 'Every account that the bookings of a campaign touched',
    answer: TrialBalanceResponse,
    problems: [CampaignNotFound],
  })
  async trialBalance(@UuidParam('id') id: string): Promise<TrialBalanceResponse> {
    return toTrialBalanceResponse(await this.trialBalances.of(id));
  }
}
