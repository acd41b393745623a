import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  type Caller, CurrentCaller, Operation, OperationGroup, type Page, PageQuery, UuidParam,
} from '../../platform/http/index.js'; // prettier-ignore
import { Allow } from '../../users/index.js';
import { DecideObjection } from './decide-objection.js';
import { DecideReports } from './decide-reports.js';
import {
  DecideObjectionRequest, DecideReportsRequest, ModerationCaseResponse, QueuedSubjectResponse,
} from './moderation.dto.js'; // prettier-ignore
import {
  GroundMissing, NotForThis, ObjectionDecided, ObjectionNotFound, OwnContent, ReportsDecided, ResumeFirst, SamePerson,
  SubjectNotFound, SuspendFirst,
} from './moderation.errors.js'; // prettier-ignore
import { type SubjectKind, subjectKinds } from './moderation.rules.js';
import { ReadModeration } from './read-moderation.js';

/** What moderators decide about what was reported, and about objections. */
@Controller('v1/admin')
@OperationGroup('Reports and objections')
export class DecisionsController {
  constructor(
    private readonly decideReports: DecideReports,
    private readonly decideObjection: DecideObjection,
    private readonly read: ReadModeration,
  ) {}

  @Get('moderation')
  @Allow('moderation.read')
  @Operation({
    summary: 'What has undecided reports or objections, what waits longest first',
    answer: [QueuedSubjectResponse],
  })
  waiting(@Query() query: PageQuery): Promise<Page<QueuedSubjectResponse>> {
    return this.read.waiting(query);
  }

  @Get('moderation/:kind/:id')
  @Allow('moderation.read')
  @Operation({
    summary: 'One thing as it is and was, with its reports, decisions and objections',
    answer: ModerationCaseResponse,
    problems: [SubjectNotFound],
  })
  one(@Param('kind') kind: string, @UuidParam('id') id: string): Promise<ModerationCaseResponse> {
    return this.read.one(kindIn(kind), id);
  }

  @Post('moderation-decisions')
  @Allow('moderation.decide')
  @Operation({
    summary: 'Decide about something and the reports of it that were read',
    answer: ModerationCaseResponse,
    status: 201,
    problems: [SubjectNotFound, OwnContent, NotForThis, GroundMissing, SuspendFirst, ReportsDecided],
  })
  async decide(@Body() body: DecideReportsRequest, @CurrentCaller() caller: Caller): Promise<ModerationCaseResponse> {
    await this.decideReports.execute(body, caller);
    return this.read.one(body.kind, body.subjectId);
  }

  @Post('objections/:id/decision')
  @HttpCode(200)
  @Allow('moderation.decide')
  @Operation({
    summary: 'Decide about an objection, as another person than who decided first',
    answer: ModerationCaseResponse,
    status: 200,
    problems: [ObjectionNotFound, SamePerson, OwnContent, ObjectionDecided, ResumeFirst, GroundMissing],
  })
  async decideOn(
    @UuidParam('id') id: string,
    @Body() body: DecideObjectionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ModerationCaseResponse> {
    await this.decideObjection.execute(id, body, caller);
    const of = await this.read.subjectOf(id);
    if (!of) throw new ObjectionNotFound();
    return this.read.one(of.kind, of.subjectId);
  }
}

/** @throws SubjectNotFound */
export function kindIn(text: string): SubjectKind {
  const kind = subjectKinds.find((one) => one === text);
  if (!kind) throw new SubjectNotFound();
  return kind;
}
