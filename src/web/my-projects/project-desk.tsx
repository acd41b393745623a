import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadCampaigns } from '../../campaigns/index.js';
import { Forbidden, PageQuery } from '../../platform/http/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { Gazetteer, isPartyOf, ProjectNotFound, type ProjectResponse, ReadProjects } from '../../projects/index.js';
import { Covers } from '../cover/cover.query.js';
import { Pages } from '../frame/pages.js';
import { type Visit } from '../frame/visit.js';
import { textOf } from './list.page.js';
import { isPreparing, ProjectPage, type ShownForm } from './project.page.js';

/** Shows the desk of one project, with the form that was refused or is looked at before it is kept. */
@Injectable()
export class ProjectDesk {
  constructor(
    private readonly pages: Pages,
    private readonly readProjects: ReadProjects,
    private readonly readCampaigns: ReadCampaigns,
    private readonly covers: Covers,
    private readonly gazetteer: Gazetteer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws ProjectNotFound for whoever is neither owner nor deputy: to them the project has its public page */
  async show(
    reply: FastifyReply,
    visit: Visit,
    id: string,
    { shown, query = new PageQuery() }: { shown?: ShownForm; query?: PageQuery } = {},
  ): Promise<void> {
    const project = await this.mine(id, visit);
    const { data: campaigns, next } = await this.readCampaigns.ofProject(id, query, visit.caller);
    const cover = (await this.covers.of([id], visit.locale)).get(id);
    const { title } = textOf(project, visit.locale);
    const isOwner = project.owner.id === visit.caller.userId;
    const choices = { currencies: this.settings.SETTLEMENT_CURRENCIES };
    const places = this.gazetteer.find(project.place);
    const page = { project, places, cover, campaigns, nextCampaigns: next, choices, isOwner, shown };
    const islands = isOwner ? ['text-preview', ...(isPreparing(page) ? ['auto-save'] : [])] : [];
    const status = shown && !shown.isPreview ? 422 : 200;
    await this.pages.send(reply, visit, {
      title,
      isPrivate: true,
      status,
      islands,
      content: <ProjectPage {...page} />,
    });
  }

  /** @throws ProjectNotFound, Forbidden to the deputy */
  async owned(id: string, visit: Visit): Promise<ProjectResponse> {
    const project = await this.mine(id, visit);
    if (project.owner.id !== visit.caller.userId)
      throw new Forbidden({ detail: 'Only the owner of a project changes it.' });
    return project;
  }

  private async mine(id: string, visit: Visit): Promise<ProjectResponse> {
    const project = await this.readProjects.one(id, visit.caller);
    const parties = { ownerId: project.owner.id, deputyId: project.deputy?.id ?? null };
    if (!isPartyOf(parties, visit.caller)) throw new ProjectNotFound();
    return project;
  }
}
