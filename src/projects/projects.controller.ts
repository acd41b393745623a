import { Body, Controller, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { PictureNotHere, PictureUndescribed } from '../files/index.js';
import {
  type Caller,
  CurrentCaller,
  Forbidden,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  UuidParam,
} from '../platform/http/index.js';
import { Allow, type Locale } from '../users/index.js';
import { AcceptDeputy } from './accept-deputy.js';
import { InviteDeputy } from './invite-deputy.js';
import { LocaleParam } from './locale-param.js';
import { DefaultTextMissing, DeputyIsOwner, ProjectNotFound } from './project.errors.js';
import {
  CreateProjectRequest,
  EditProjectRequest,
  InviteDeputyRequest,
  ProjectResponse,
  TextRequest,
} from './projects.dto.js';
import { CreateProject } from './create-project.js';
import { ProjectsService } from './projects.service.js';
import { ReadProjects } from './read-projects.js';

@Controller('v1/projects')
@OperationGroup('Projects')
export class ProjectsController {
  constructor(
    private readonly createProject: CreateProject,
    private readonly service: ProjectsService,
    private readonly read: ReadProjects,
    private readonly inviteDeputy: InviteDeputy,
    private readonly acceptDeputy: AcceptDeputy,
  ) {}

  @Post()
  @Allow('projects.create')
  @Operation({ summary: 'Begin a project with its first text', answer: ProjectResponse, status: 201 })
  async create(@Body() body: CreateProjectRequest, @CurrentCaller() caller: Caller): Promise<ProjectResponse> {
    return this.read.one(await this.createProject.execute(body, caller), caller);
  }

  @Get()
  @Allow('projects.edit')
  @Operation({ summary: 'The projects that I own or am deputy of', answer: [ProjectResponse] })
  mine(@Query() query: PageQuery, @CurrentCaller() caller: Caller): Promise<Page<ProjectResponse>> {
    return this.read.mine(query, caller);
  }

  @Get(':id')
  @Allow('projects.read')
  @Operation({
    summary: 'A project; private until a campaign of it was live',
    answer: ProjectResponse,
    problems: [ProjectNotFound],
  })
  one(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<ProjectResponse> {
    return this.read.one(id, caller);
  }

  @Patch(':id')
  @Allow('projects.edit')
  @Operation({
    summary: 'Edit a project',
    answer: ProjectResponse,
    problems: [ProjectNotFound, Forbidden, DefaultTextMissing],
  })
  async edit(
    @UuidParam('id') id: string,
    @Body() body: EditProjectRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ProjectResponse> {
    await this.service.edit(id, body, caller);
    return this.read.one(id, caller);
  }

  @Put(':id/texts/:locale')
  @Allow('projects.edit')
  @Operation({
    summary: 'Write the story in one language',
    answer: ProjectResponse,
    problems: [ProjectNotFound, Forbidden, PictureUndescribed, PictureNotHere],
  })
  async putText(
    @UuidParam('id') id: string,
    @LocaleParam('locale') locale: Locale,
    @Body() body: TextRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ProjectResponse> {
    await this.service.putText(id, locale, body, caller);
    return this.read.one(id, caller);
  }

  @Put(':id/deputy')
  @Allow('deputies.propose')
  @Operation({
    summary: 'Ask somebody to be deputy',
    answer: ProjectResponse,
    problems: [ProjectNotFound, Forbidden, DeputyIsOwner],
  })
  async invite(
    @UuidParam('id') id: string,
    @Body() { email }: InviteDeputyRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ProjectResponse> {
    await this.inviteDeputy.execute(id, email, caller);
    return this.read.one(id, caller);
  }

  @Post(':id/deputy/accept')
  @HttpCode(200)
  @Allow('deputies.accept')
  @Operation({ summary: 'Accept to be deputy', answer: ProjectResponse, status: 200, problems: [ProjectNotFound] })
  async accept(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<ProjectResponse> {
    await this.acceptDeputy.execute(id, caller);
    return this.read.one(id, caller);
  }
}
