import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
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
import { ProjectNotFound } from '../projects/index.js';
import { Allow } from '../users/index.js';
import { AskToFollow } from './ask-to-follow.js';
import { ConfirmFollow } from './confirm-follow.js';
import { FollowLinkOver } from './follow.errors.js';
import { FollowProject } from './follow-project.js';
import { AskToFollowRequest, FollowedProjectResponse, FollowLinkRequest } from './follows.dto.js';
import { ReadFollows } from './read-follows.js';
import { UnfollowProject } from './unfollow-project.js';

@Controller('v1')
@OperationGroup('Community')
export class FollowsController {
  constructor(
    private readonly followProject: FollowProject,
    private readonly askToFollow: AskToFollow,
    private readonly confirmFollow: ConfirmFollow,
    private readonly unfollowProject: UnfollowProject,
    private readonly read: ReadFollows,
  ) {}

  @Put('projects/:id/follow')
  @HttpCode(204)
  @Allow('follows.edit')
  @Operation({ summary: 'Follow a project', status: 204, problems: [ProjectNotFound, TooManyRequests] })
  follow(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.followProject.execute(id, caller);
  }

  @Delete('projects/:id/follow')
  @HttpCode(204)
  @Allow('follows.edit')
  @Operation({ summary: 'Follow a project no longer', status: 204 })
  unfollow(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.unfollowProject.execute(id, caller);
  }

  @Post('projects/:id/follow-requests')
  @HttpCode(202)
  @Allow('follows.ask')
  @Operation({
    summary: 'Ask to follow a project by mail: a mail asks whoever reads the address, known or not',
    status: 202,
    problems: [ProjectNotFound, TooManyRequests],
  })
  ask(@UuidParam('id') id: string, @Body() body: AskToFollowRequest, @CurrentCaller() caller: Caller): Promise<void> {
    return this.askToFollow.execute(id, body, caller);
  }

  @Post('follows/confirm')
  @HttpCode(204)
  @Allow('follows.ask')
  @Operation({ summary: 'Confirm by the link in the mail', status: 204, problems: [FollowLinkOver] })
  confirm(@Body() body: FollowLinkRequest): Promise<void> {
    return this.confirmFollow.execute(body);
  }

  @Post('follows/end')
  @HttpCode(204)
  @Allow('follows.ask')
  @Operation({ summary: 'Follow no longer, by the link in a letter', status: 204, problems: [FollowLinkOver] })
  end(@Body() body: FollowLinkRequest): Promise<void> {
    return this.unfollowProject.byLink(body);
  }

  @Get('me/follows')
  @Allow('follows.edit')
  @Operation({ summary: 'The projects that I follow, newest first', answer: [FollowedProjectResponse] })
  mine(@Query() query: PageQuery, @CurrentCaller() caller: Caller): Promise<Page<FollowedProjectResponse>> {
    return this.read.mine(query, caller);
  }
}
