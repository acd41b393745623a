import { Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadFollows } from '../../community/index.js';
import { ProjectNotFound, type ProjectResponse, ReadProjects } from '../../projects/index.js';
import { Allow, type Locale } from '../../users/index.js';
import { Covers } from '../cover/cover.query.js';
import { sharedImage } from '../cover/shared-image.js';
import { fieldOf } from '../cover/palette.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { ProjectPage, type ProjectText } from './project.page.js';
import { ProjectPageQuery } from './project.query.js';

@PageRoutes('projects')
export class ProjectController {
  constructor(
    private readonly pages: Pages,
    private readonly readProjects: ReadProjects,
    private readonly query: ProjectPageQuery,
    private readonly covers: Covers,
    private readonly follows: ReadFollows,
  ) {}

  @Get(':slug')
  @Allow('projects.read')
  async project(@Param('slug') slug: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const id = await this.query.idOf(slug);
    if (!id) throw new ProjectNotFound();
    const project = await this.readable(id, visit);
    if (!project) return this.pages.redirect(reply, visit, `/campaigns/${slug}`);
    const text = textIn(project, visit.locale);
    const [campaigns, covers, isFollowing] = await Promise.all([
      this.query.campaigns(id),
      this.covers.of([id], visit.locale),
      this.follows.isFollowing(id, visit.caller),
    ]);
    const cover = covers.get(id);
    await this.pages.send(reply, visit, {
      title: text.title,
      description: text.summary,
      field: fieldOf(slug),
      image: sharedImage({ slug, title: text.title, locale: visit.locale }, cover),
      isPrivate: project.publicSince === null,
      content: <ProjectPage {...{ project, text, cover, campaigns, isFollowing }} />,
    });
  }

  /** Undefined where everybody may know of it and read nothing of it yet. @throws ProjectNotFound */
  private async readable(id: string, visit: Visit): Promise<ProjectResponse | undefined> {
    try {
      return await this.readProjects.one(id, visit.caller);
    } catch (error) {
      if (error instanceof ProjectNotFound && (await this.query.isOnlyAnnounced(id))) return undefined;
      throw error;
    }
  }
}

/** In the reader's language, else in the project's own. */
function textIn({ id, texts, defaultLocale }: ProjectResponse, locale: Locale): ProjectText {
  const text = texts.find((each) => each.locale === locale) ?? texts.find((each) => each.locale === defaultLocale);
  if (!text) throw new Error(`The project ${id} has no text`);
  return text;
}
