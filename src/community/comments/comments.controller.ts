import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { CampaignNotFound } from '../../campaigns/index.js';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  TooManyRequests,
  UuidParam,
} from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { AnswerComment } from './answer-comment.js';
import {
  AnsweredEnough,
  CommentNotFound,
  CommentsClosed,
  CommentSettled,
  NotTheCreator,
  PledgeDoesNotHold,
} from './comment.errors.js';
import { CommentRequest, CommentResponse } from './comments.dto.js';
import { CorrectComment } from './correct-comment.js';
import { DeleteComment } from './delete-comment.js';
import { ReadComments } from './read-comments.js';
import { WriteComment } from './write-comment.js';

@Controller('v1')
@OperationGroup('Community')
export class CommentsController {
  constructor(
    private readonly writeComment: WriteComment,
    private readonly answerComment: AnswerComment,
    private readonly correctComment: CorrectComment,
    private readonly deleteComment: DeleteComment,
    private readonly read: ReadComments,
  ) {}

  @Get('campaigns/:id/comments')
  @Allow('comments.read')
  @Operation({
    summary: 'Questions and comments with their answers, newest first',
    answer: [CommentResponse],
    problems: [CampaignNotFound],
  })
  list(
    @UuidParam('id') campaignId: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<CommentResponse>> {
    return this.read.ofCampaign(campaignId, query, caller);
  }

  @Post('campaigns/:id/comments')
  @Allow('comments.write')
  @Operation({
    summary: 'Ask or say something, as a member or by the link of a pledge that holds; owner and deputy get a mail',
    answer: CommentResponse,
    status: 201,
    problems: [CampaignNotFound, CommentsClosed, PledgeDoesNotHold, TooManyRequests],
  })
  async write(
    @UuidParam('id') campaignId: string,
    @Body() body: CommentRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommentResponse> {
    return this.read.thread(await this.writeComment.execute(campaignId, body, caller), caller);
  }

  @Post('comments/:id/answers')
  @Allow('comments.answer')
  @Operation({
    summary: 'Answer as owner or deputy; whoever asked gets a mail',
    answer: CommentResponse,
    status: 201,
    problems: [CommentNotFound, CommentsClosed, NotTheCreator, AnsweredEnough, TooManyRequests],
  })
  async answer(
    @UuidParam('id') id: string,
    @Body() body: CommentRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommentResponse> {
    return this.read.thread(await this.answerComment.execute(id, body, caller), caller);
  }

  @Patch('comments/:id')
  @Allow('comments.write')
  @Operation({
    summary: 'Correct one’s own within 15 minutes; answers the question with its answers',
    answer: CommentResponse,
    problems: [CommentNotFound, CommentSettled, CommentsClosed, PledgeDoesNotHold],
  })
  async correct(
    @UuidParam('id') id: string,
    @Body() body: CommentRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommentResponse> {
    await this.correctComment.execute(id, body, caller);
    return this.read.thread(id, caller);
  }

  @Delete('comments/:id')
  @HttpCode(204)
  @Allow('comments.write')
  @Operation({ summary: 'Take one’s own back; its words are gone', status: 204, problems: [CommentNotFound] })
  delete(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.deleteComment.execute(id, caller);
  }
}
