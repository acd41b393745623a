import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  TooManyRequests,
  UuidParam,
} from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { MakeReport } from './make-report.js';
import {
  DecisionNotFound, NothingToObject, ObjectedAlready, ObjectionTooLate, ReportNotFound, SubjectNotFound,
} from './moderation.errors.js'; // prettier-ignore
import { ObjectToDecision } from './object-to-decision.js';
import { ReadReports } from './read-reports.js';
import {
  MadeReportResponse, MakeReportRequest, ObjectionRequest, ReportResponse, StatementResponse, TokenQuery,
} from './reports.dto.js'; // prettier-ignore

const objecting = [NothingToObject, ObjectionTooLate, ObjectedAlready];

/** What anybody may report, with or without an account, and how one objects to what was decided. */
@Controller('v1')
@OperationGroup('Reports and objections')
export class ReportsController {
  constructor(
    private readonly makeReport: MakeReport,
    private readonly objectToDecision: ObjectToDecision,
    private readonly read: ReadReports,
  ) {}

  @Post('reports')
  @Allow('reports.make')
  @Operation({
    summary: 'Report something, or complain about the service; without an account too',
    answer: MadeReportResponse,
    status: 201,
    problems: [SubjectNotFound, TooManyRequests],
  })
  async make(@Body() body: MakeReportRequest, @CurrentCaller() caller: Caller): Promise<MadeReportResponse> {
    const id = await this.makeReport.execute(body, caller);
    const token = this.read.tokenOf(id);
    return { ...(await this.read.report(id, { token }, caller)), token };
  }

  @Get('reports/:id')
  @Allow('reports.make')
  @Operation({
    summary: 'A report and what became of it, for whoever made it',
    answer: ReportResponse,
    problems: [ReportNotFound],
  })
  report(
    @UuidParam('id') id: string,
    @Query() query: TokenQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<ReportResponse> {
    return this.read.report(id, query, caller);
  }

  @Post('reports/:id/objection')
  @Allow('reports.make')
  @Operation({
    summary: 'Object to what was decided about one’s report, once, within six months',
    answer: ReportResponse,
    status: 201,
    problems: [ReportNotFound, ...objecting],
  })
  async objectAsReporter(
    @UuidParam('id') id: string,
    @Body() body: ObjectionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ReportResponse> {
    await this.objectToDecision.asReporter(id, body, caller);
    return this.read.report(id, body, caller);
  }

  @Get('moderation-decisions/:id')
  @Allow('reports.make')
  @Operation({
    summary: 'What was decided about something, and why, for whoever wrote it',
    answer: StatementResponse,
    problems: [DecisionNotFound],
  })
  statement(
    @UuidParam('id') id: string,
    @Query() query: TokenQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<StatementResponse> {
    return this.read.statement(id, query, caller);
  }

  @Post('moderation-decisions/:id/objection')
  @Allow('reports.make')
  @Operation({
    summary: 'Object to what was decided about something one wrote, once, within six months',
    answer: StatementResponse,
    status: 201,
    problems: [DecisionNotFound, ...objecting],
  })
  async objectAsAuthor(
    @UuidParam('id') id: string,
    @Body() body: ObjectionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<StatementResponse> {
    await this.objectToDecision.asAuthor(id, body, caller);
    return this.read.statement(id, body, caller);
  }
}
