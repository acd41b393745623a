import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  UuidParam,
} from '../../platform/http/index.js';
import { Allow, RoleTooYoung } from '../../users/index.js';
import { Beneficiary, CampaignNotSettled } from '../payout.errors.js';
import { DecideTranche, type TrancheDecision } from './decide-tranche.js';
import { HandInEvidence } from './hand-in-evidence.js';
import {
  TrancheElsewhere,
  TrancheNotFound,
  TrancheNotNext,
  TrancheNotRefusable,
  TrancheSamePerson,
} from './tranche.errors.js';
import { TrancheViews } from './tranche-views.js';
import { CampaignTrancheResponse, DecideTrancheRequest, HandInRequest, toTrancheResponse } from './tranches.dto.js';

const wrong = [TrancheNotFound, CampaignNotSettled, TrancheElsewhere, TrancheNotNext];

/** The parts in which a campaign is paid out: evidence by its people, judged by finance. */
@Controller('v1')
@OperationGroup('Tranches')
export class TranchesController {
  constructor(
    private readonly handIn: HandInEvidence,
    private readonly decideTranche: DecideTranche,
    private readonly views: TrancheViews,
  ) {}

  @Get('admin/tranches')
  @Allow('tranches.list')
  @Operation({ summary: 'Tranches that wait for a decision', answer: [CampaignTrancheResponse] })
  async all(@Query() query: PageQuery): Promise<Page<CampaignTrancheResponse>> {
    const page = await this.views.toDecide(query);
    return { ...page, data: page.data.map(toTrancheResponse) };
  }

  @Get('tranches/:id')
  @Allow('tranches.read')
  @Operation({ summary: 'One tranche with its evidence', answer: CampaignTrancheResponse, problems: [TrancheNotFound] })
  async one(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<CampaignTrancheResponse> {
    return toTrancheResponse(await this.views.one(id, caller));
  }

  @Post('tranches/:id/evidence')
  @HttpCode(200)
  @Allow('tranches.hand-in')
  @Operation({ summary: 'Show what it asks for', answer: CampaignTrancheResponse, problems: wrong })
  async evidence(@UuidParam('id') id: string, @Body() { text, urls }: HandInRequest, @CurrentCaller() caller: Caller) {
    await this.handIn.execute(id, { text, urls: urls.map(({ url }) => url) }, caller);
    return this.one(id, caller);
  }

  @Post('tranches/:id/accept')
  @HttpCode(200)
  @Allow('tranches.decide')
  @Operation({
    summary: 'Accept what was shown: it may be paid',
    answer: CampaignTrancheResponse,
    problems: [...wrong, Beneficiary],
  })
  accept(@UuidParam('id') id: string, @Body() body: DecideTrancheRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'accept', body, caller);
  }

  @Post('tranches/:id/refuse-evidence')
  @HttpCode(200)
  @Allow('tranches.decide')
  @Operation({
    summary: 'Refuse what was shown; something else may be',
    answer: CampaignTrancheResponse,
    problems: [...wrong, Beneficiary],
  })
  refuseEvidence(@UuidParam('id') id: string, @Body() body: DecideTrancheRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'refuse-evidence', body, caller);
  }

  @Post('tranches/:id/propose-refusal')
  @HttpCode(200)
  @Allow('tranches.decide')
  @Operation({
    summary: 'Propose to refuse it for good, for a second person to agree',
    answer: CampaignTrancheResponse,
    problems: [...wrong, Beneficiary, TrancheNotRefusable],
  })
  proposeRefusal(@UuidParam('id') id: string, @Body() body: DecideTrancheRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'propose-refusal', body, caller);
  }

  @Post('tranches/:id/keep')
  @HttpCode(200)
  @Allow('tranches.decide')
  @Operation({
    summary: 'Do not refuse it: it waits for evidence again',
    answer: CampaignTrancheResponse,
    problems: [...wrong, Beneficiary],
  })
  keep(@UuidParam('id') id: string, @Body() body: DecideTrancheRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'keep', body, caller);
  }

  @Post('tranches/:id/refuse')
  @HttpCode(200)
  @Allow('tranches.decide')
  @Operation({
    summary: 'Refuse it for good: what is unpaid goes back to the backers',
    answer: CampaignTrancheResponse,
    problems: [...wrong, Beneficiary, TrancheSamePerson, RoleTooYoung],
  })
  refuse(@UuidParam('id') id: string, @Body() body: DecideTrancheRequest, @CurrentCaller() caller: Caller) {
    return this.decide(id, 'refuse', body, caller);
  }

  private async decide(id: string, what: TrancheDecision, { reason }: DecideTrancheRequest, caller: Caller) {
    await this.decideTranche.execute(id, what, reason, caller);
    return this.one(id, caller);
  }
}
