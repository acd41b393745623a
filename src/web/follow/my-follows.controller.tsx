import { Body, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadFollows, UnfollowProject } from '../../community/index.js';
import { PageQuery } from '../../platform/http/index.js';
import { ProjectNotFound } from '../../projects/index.js';
import { Allow } from '../../users/index.js';
import { Covers } from '../cover/cover.query.js';
import { readForm } from '../forms/read-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { ProjectPageQuery } from '../project/project.query.js';
import { memberForm } from './follow.form.js';
import { MyFollowsPage } from './follow.page.js';
import { followWords } from './follow.words.js';

/** What a member follows, and no longer. */
@PageRoutes()
export class MyFollowsController {
  constructor(
    private readonly pages: Pages,
    private readonly projects: ProjectPageQuery,
    private readonly unfollowProject: UnfollowProject,
    private readonly read: ReadFollows,
    private readonly covers: Covers,
  ) {}

  @Post('projects/:slug/unfollow')
  @Allow('follows.edit')
  async unfollow(
    @Param('slug') slug: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(memberForm, body, visit.locale);
    const projectId = await this.projects.idOf(slug);
    if (!projectId) throw new ProjectNotFound();
    await this.unfollowProject.execute(projectId, visit.caller);
    await this.pages.redirect(reply, visit, (form.ok && form.value.back) || `/projects/${slug}`);
  }

  @Get('my/follows')
  @Allow('follows.edit')
  async mine(@Query() query: PageQuery, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.read.mine(query, visit.caller, visit.locale);
    const ids = page.data.map(({ projectId }) => projectId);
    const covers = await this.covers.of(ids, visit.locale);
    const { mineTitle: title } = followWords[visit.locale];
    await this.pages.send(reply, visit, {
      title,
      isPrivate: true,
      content: <MyFollowsPage page={page} covers={covers} />,
    });
  }
}
