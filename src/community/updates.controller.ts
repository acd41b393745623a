import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { CampaignNotFound } from '../campaigns/index.js';
import { PictureNotHere, PictureUndescribed } from '../files/index.js';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  TooManyRequests,
  UuidParam,
} from '../platform/http/index.js';
import { LocaleParam } from '../projects/index.js';
import { Allow, type Locale } from '../users/index.js';
import { EditUpdate } from './edit-update.js';
import { PublishUpdate } from './publish-update.js';
import { ReadUpdates } from './read-updates.js';
import { CampaignNotPublic, UpdateNotFound, UpdatePublished } from './update.errors.js';
import {
  AudienceRequest,
  OldTextResponse,
  UpdateResponse,
  UpdateTextRequest,
  WriteUpdateRequest,
} from './updates.dto.js';
import { WriteUpdate } from './write-update.js';

@Controller('v1')
@OperationGroup('Community')
export class UpdatesController {
  constructor(
    private readonly writeUpdate: WriteUpdate,
    private readonly editUpdate: EditUpdate,
    private readonly publishUpdate: PublishUpdate,
    private readonly read: ReadUpdates,
  ) {}

  @Post('campaigns/:id/updates')
  @Allow('updates.write')
  @Operation({
    summary: 'Begin an update, as a draft',
    answer: UpdateResponse,
    status: 201,
    problems: [CampaignNotFound, CampaignNotPublic, PictureUndescribed, PictureNotHere, TooManyRequests],
  })
  async write(
    @UuidParam('id') campaignId: string,
    @Body() body: WriteUpdateRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<UpdateResponse> {
    return this.read.one(await this.writeUpdate.execute(campaignId, body, caller), caller);
  }

  @Get('campaigns/:id/updates')
  @Allow('updates.read')
  @Operation({ summary: 'Published updates, newest first', answer: [UpdateResponse], problems: [CampaignNotFound] })
  list(
    @UuidParam('id') campaignId: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<UpdateResponse>> {
    return this.read.ofCampaign(campaignId, query, caller);
  }

  @Get('updates/:id')
  @Allow('updates.read')
  @Operation({
    summary: 'An update; a draft for owner and deputy, one for backers with a session or link',
    answer: UpdateResponse,
    problems: [UpdateNotFound],
  })
  one(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<UpdateResponse> {
    return this.read.one(id, caller);
  }

  @Get('updates/:id/versions')
  @Allow('updates.read')
  @Operation({
    summary: 'What it said before it was corrected, the newest hundred',
    answer: [OldTextResponse],
    problems: [UpdateNotFound],
  })
  versions(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<OldTextResponse[]> {
    return this.read.versions(id, caller);
  }

  @Put('updates/:id/texts/:locale')
  @Allow('updates.write')
  @Operation({
    summary: 'Write or correct the text in one language',
    answer: UpdateResponse,
    problems: [UpdateNotFound, PictureUndescribed, PictureNotHere],
  })
  async putText(
    @UuidParam('id') id: string,
    @LocaleParam('locale') locale: Locale,
    @Body() body: UpdateTextRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<UpdateResponse> {
    await this.editUpdate.text(id, { locale, ...body }, caller);
    return this.read.one(id, caller);
  }

  @Patch('updates/:id')
  @Allow('updates.write')
  @Operation({
    summary: 'Say whom a draft is for',
    answer: UpdateResponse,
    problems: [UpdateNotFound, UpdatePublished],
  })
  async edit(
    @UuidParam('id') id: string,
    @Body() { audience }: AudienceRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<UpdateResponse> {
    await this.editUpdate.audience(id, audience, caller);
    return this.read.one(id, caller);
  }

  @Post('updates/:id/publish')
  @HttpCode(200)
  @Allow('updates.write')
  @Operation({
    summary: 'Publish: it cannot be taken back, and those it is for get a letter',
    answer: UpdateResponse,
    status: 200,
    problems: [UpdateNotFound, TooManyRequests],
  })
  async publish(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<UpdateResponse> {
    await this.publishUpdate.execute(id, caller);
    return this.read.one(id, caller);
  }

  @Delete('updates/:id')
  @HttpCode(204)
  @Allow('updates.write')
  @Operation({ summary: 'Throw a draft away', status: 204, problems: [UpdateNotFound, UpdatePublished] })
  discard(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.editUpdate.discard(id, caller);
  }
}
