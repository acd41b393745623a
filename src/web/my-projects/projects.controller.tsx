import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageQuery, type Problem } from '../../platform/http/index.js';
import { CreateProject, ReadProjects } from '../../projects/index.js';
import { Allow } from '../../users/index.js';
import { Covers } from '../cover/cover.query.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { onceBy } from '../forms/once.js';
import { readForm } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { ProjectsPage } from './list.page.js';
import { NewProjectPage } from './new.page.js';
import { isOfText, newProjectForm } from './project.form.js';
import { projectWords } from './project.words.js';

/** The projects of a member, and the first words of a new one. */
@PageRoutes('my/projects')
export class ProjectsController {
  constructor(
    private readonly pages: Pages,
    private readonly readProjects: ReadProjects,
    private readonly createProject: CreateProject,
    private readonly covers: Covers,
  ) {}

  @Get()
  @Allow('projects.edit')
  async mine(@Query() query: PageQuery, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { data, next } = await this.readProjects.mine(query, visit.caller);
    const covers = await this.covers.of(
      data.map(({ id }) => id),
      visit.locale,
    );
    const title = projectWords[visit.locale].mine;
    await this.pages.send(reply, visit, {
      title,
      isPrivate: true,
      content: <ProjectsPage projects={data} covers={covers} next={next} />,
    });
  }

  @Get('new')
  @Allow('projects.create')
  async blank(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, visit, emptyForm, 200);
  }

  @Post('new')
  @Allow('projects.create')
  async create(
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(newProjectForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, form, 422);
    const { title, summary, story, do: intent, key, ...particulars } = form.value;
    if (intent === 'preview') return this.show(reply, visit, { typed: form.typed, errors: {} }, 200, true);
    try {
      const caller = onceBy(visit.caller, request, key);
      const id = await this.createProject.execute({ ...particulars, text: { title, summary, story } }, caller);
      await this.pages.redirect(reply, visit, `/my/projects/${id}`);
    } catch (error) {
      const ofStory = ({ code }: Problem) => (isOfText(code) ? 'story' : undefined);
      await this.show(reply, visit, refusedForm(error, form.typed, visit.locale, ofStory), 422);
    }
  }

  private async show(reply: FastifyReply, visit: Visit, state: FormState, status: number, isPreview = false) {
    const { newTitle: title } = projectWords[visit.locale];
    const content = <NewProjectPage state={state} isPreview={isPreview} />;
    await this.pages.send(reply, visit, { title, isPrivate: true, status, content });
  }
}
