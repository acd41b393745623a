import { Body, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AskToFollow, ConfirmFollow, FollowProject, ReadFollows, UnfollowProject } from '../../community/index.js';
import { ProjectNotFound, ReadProjects } from '../../projects/index.js';
import { Allow } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { ProjectPageQuery } from '../project/project.query.js';
import { askForm, memberForm, tokenForm } from './follow.form.js';
import { AskedPage, FollowPage, LinkDonePage, LinkPage, type LinkDeed } from './follow.page.js';
import { followWords } from './follow.words.js';

type Asked = Readonly<Record<string, unknown>>;

/** The ways to follow a project. */
@PageRoutes()
export class FollowController {
  constructor(
    private readonly pages: Pages,
    private readonly projects: ProjectPageQuery,
    private readonly readProjects: ReadProjects,
    private readonly followProject: FollowProject,
    private readonly askToFollow: AskToFollow,
    private readonly read: ReadFollows,
  ) {}

  @Get('projects/:slug/follow')
  @Allow('projects.read')
  async form(
    @Param('slug') slug: string,
    @Query() query: Asked,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!('sent' in query)) return this.show(reply, visit, slug, emptyForm);
    const { sentTitle: title } = followWords[visit.locale];
    await this.pages.send(reply, visit, { title, isPrivate: true, content: <AskedPage slug={slug} /> });
  }

  /** A member follows at once; anybody else is asked by mail. */
  @Post('projects/:slug/follow')
  @Allow('follows.ask')
  async follow(
    @Param('slug') slug: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const projectId = await this.idOf(slug);
    const { caller, locale } = visit;
    if (caller.userId !== null) {
      const form = readForm(memberForm, body, locale);
      await this.followProject.execute(projectId, caller);
      return this.pages.redirect(reply, visit, (form.ok && form.value.back) || `/projects/${slug}`);
    }
    const form = readForm(askForm, body, locale);
    if (!form.ok) return this.show(reply, visit, slug, form);
    try {
      await this.askToFollow.execute(projectId, { email: form.value.email, locale }, caller);
    } catch (error) {
      return this.show(reply, visit, slug, refusedForm(error, form.typed, locale));
    }
    await this.pages.redirect(reply, visit, `/projects/${slug}/follow?sent`);
  }

  /** @throws ProjectNotFound */
  private async idOf(slug: string): Promise<string> {
    const id = await this.projects.idOf(slug);
    if (!id) throw new ProjectNotFound();
    return id;
  }

  private async show(reply: FastifyReply, visit: Visit, slug: string, state: FormState): Promise<void> {
    const projectId = await this.idOf(slug);
    const { title } = await this.readProjects.named(projectId, visit.caller, visit.locale);
    const isFollowing = await this.read.isFollowing(projectId, visit.caller);
    await this.pages.send(reply, visit, {
      title: followWords[visit.locale].title(title),
      isPrivate: true,
      status: state === emptyForm ? 200 : 422,
      content: <FollowPage slug={slug} title={title} isFollowing={isFollowing} state={state} />,
    });
  }
}

/** Where the links in letters lead, which need no account. */
@PageRoutes()
export class FollowLinksController {
  constructor(
    private readonly pages: Pages,
    private readonly confirmFollow: ConfirmFollow,
    private readonly unfollowProject: UnfollowProject,
  ) {}

  @Get('follow')
  @Allow('pages.read')
  confirmation(@Query() query: Asked, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    return this.show(reply, visit, 'follow', query, emptyForm);
  }

  @Post('follow')
  @Allow('follows.ask')
  confirm(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    return this.attempt(reply, visit, 'follow', body, (value) => this.confirmFollow.execute(value));
  }

  @Get('unfollow')
  @Allow('pages.read')
  ending(@Query() query: Asked, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    return this.show(reply, visit, 'unfollow', query, emptyForm);
  }

  @Post('unfollow')
  @Allow('follows.ask')
  end(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    return this.attempt(reply, visit, 'unfollow', body, (value) => this.unfollowProject.byLink(value));
  }

  private async attempt(
    reply: FastifyReply,
    visit: Visit,
    deed: LinkDeed,
    body: unknown,
    act: (value: { token: string }) => Promise<void>,
  ): Promise<void> {
    const form = readForm(tokenForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, deed, {}, form);
    try {
      await act(form.value);
    } catch (error) {
      return this.show(reply, visit, deed, {}, refusedForm(error, form.typed, visit.locale));
    }
    await this.pages.redirect(reply, visit, `/${deed}?done`);
  }

  private async show(reply: FastifyReply, visit: Visit, deed: LinkDeed, query: Asked, state: FormState) {
    const words = followWords[visit.locale];
    const isEnd = deed === 'unfollow';
    if ('done' in query) {
      const title = isEnd ? words.endedTitle : words.confirmedTitle;
      return this.pages.send(reply, visit, { title, isPrivate: true, content: <LinkDonePage deed={deed} /> });
    }
    const token = typeof query['token'] === 'string' ? query['token'].slice(0, 200) : '';
    await this.pages.send(reply, visit, {
      title: isEnd ? words.endTitle : words.confirmTitle,
      isSecret: true,
      status: state === emptyForm ? 200 : 422,
      content: <LinkPage deed={deed} token={token} state={state} />,
    });
  }
}
