import { Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UuidParam } from '../../platform/http/index.js';
import { AcceptDeputy, ProjectNotFound, ReadProjects } from '../../projects/index.js';
import { Allow } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { DeputyPage } from './deputy.page.js';
import { projectWords } from './project.words.js';

@PageRoutes('projects/:id/deputy')
export class DeputyController {
  constructor(
    private readonly pages: Pages,
    private readonly readProjects: ReadProjects,
    private readonly acceptDeputy: AcceptDeputy,
  ) {}

  @Get()
  @Allow('deputies.accept')
  async ask(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, visit, id, false);
  }

  @Post()
  @Allow('deputies.accept')
  async accept(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    try {
      await this.acceptDeputy.execute(id, visit.caller);
    } catch (error) {
      if (!(error instanceof ProjectNotFound)) throw error;
      return this.show(reply, visit, id, true);
    }
    await this.pages.redirect(reply, visit, `/my/projects/${id}`);
  }

  /** @throws ProjectNotFound when the project is private and the invitation is for somebody else */
  private async show(reply: FastifyReply, visit: Visit, id: string, isRefused: boolean): Promise<void> {
    const project = await this.readProjects.one(id, visit.caller);
    if (project.deputy?.id === visit.caller.userId) return this.pages.redirect(reply, visit, `/my/projects/${id}`);
    const { askTitle: title } = projectWords[visit.locale];
    const content = <DeputyPage project={project} isRefused={isRefused} />;
    await this.pages.send(reply, visit, { title, isPrivate: true, status: isRefused ? 422 : 200, content });
  }
}
