import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  MalformedInput,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  UuidParam,
} from '../../platform/http/index.js';
import { Allow } from '../permissions.js';
import { EndHold } from './end-hold.js';
import { type HoldSubject } from './legal-hold.entity.js';
import { LegalHoldNotFound, LegalHoldOver, LegalHoldTwice, NothingToHold } from './legal-hold.errors.js';
import { EndHoldRequest, LegalHoldResponse, PlaceHoldRequest, toLegalHold } from './legal-holds.dto.js';
import { ListHolds } from './list-holds.js';
import { PlaceHold } from './place-hold.js';

@Controller('v1/admin/legal-holds')
@OperationGroup('Legal holds')
export class LegalHoldsController {
  constructor(
    private readonly listHolds: ListHolds,
    private readonly placeHold: PlaceHold,
    private readonly endHold: EndHold,
  ) {}

  @Get()
  @Allow('legal-holds.read')
  @Operation({ summary: 'Every hold that was ever placed, newest first', answer: [LegalHoldResponse] })
  list(@Query() query: PageQuery): Promise<Page<LegalHoldResponse>> {
    return this.listHolds.execute(query);
  }

  @Post()
  @Allow('legal-holds.decide')
  @Operation({
    summary: 'Put a person or a campaign on hold: nothing that concerns them is forgotten',
    answer: LegalHoldResponse,
    status: 201,
    problems: [NothingToHold, LegalHoldTwice],
  })
  async place(@Body() body: PlaceHoldRequest, @CurrentCaller() caller: Caller): Promise<LegalHoldResponse> {
    return toLegalHold(await this.placeHold.execute(subjectIn(body), body.reason, caller));
  }

  @Post(':id/end')
  @HttpCode(204)
  @Allow('legal-holds.decide')
  @Operation({ summary: 'End a hold', status: 204, problems: [LegalHoldNotFound, LegalHoldOver] })
  end(@UuidParam('id') id: string, @Body() body: EndHoldRequest, @CurrentCaller() caller: Caller): Promise<void> {
    return this.endHold.execute(id, body.reason, caller);
  }
}

function subjectIn({ userId, campaignId }: PlaceHoldRequest): HoldSubject {
  if (userId !== undefined && campaignId === undefined) return { userId };
  if (campaignId !== undefined && userId === undefined) return { campaignId };
  throw new MalformedInput({ errors: [{ pointer: '', message: 'needs either userId or campaignId' }] });
}
