import { Injectable } from '@nestjs/common';
import { Pictures } from '../files/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { type Locale, memberOf, type Person, Users } from '../users/index.js';
import { coverResponse } from './cover.dto.js';
import { ProjectNotFound } from './project.errors.js';
import { type Project } from './project.entity.js';
import { isOwnerOf, locationOf, mayReadPrivate } from './project.rules.js';
import { type ProjectResponse } from './projects.dto.js';
import { Projects, type ProjectTitle } from './projects.repository.js';
import { Recipients } from './recipients.repository.js';

/** Projects as people read them. */
@Injectable()
export class ReadProjects {
  constructor(
    private readonly database: Database,
    private readonly projects: Projects,
    private readonly recipients: Recipients,
    private readonly users: Users,
    private readonly pictures: Pictures,
  ) {}

  /** @throws ProjectNotFound also for a private one that is not the caller's. */
  async one(id: string, caller: Caller): Promise<ProjectResponse> {
    const project = await this.projects.get(id);
    if (!project.publicSince && !mayReadPrivate(project, caller) && !(await this.isInvited(project, caller))) {
      throw new ProjectNotFound();
    }
    return this.show(project, caller);
  }

  /**
   * How a project is called that everybody may know of: one that is public or announced, or the caller's own.
   *
   * @throws ProjectNotFound
   */
  async named(id: string, caller: Caller, locale?: Locale): Promise<ProjectTitle> {
    const { announcedAt, announcementHiddenAt } = await this.projects.get(id);
    if (announcedAt === null || announcementHiddenAt !== null) await this.one(id, caller);
    const title = (await this.projects.titles([id], locale)).get(id);
    if (!title) throw new ProjectNotFound();
    return title;
  }

  /** Those that the caller owns or is deputy of, newest first. */
  async mine({ after, limit }: PageQuery, caller: Caller): Promise<Page<ProjectResponse>> {
    const [before] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.projects.ofParty(memberOf(caller), before as string | undefined, limit + 1);
    const page = toPage(
      found,
      limit,
      ({ id }) => [id],
      (project) => this.show(project, caller),
    );
    return { ...page, data: await Promise.all(page.data) };
  }

  /** Whoever is asked to be deputy sees what they are asked for. */
  private async isInvited({ deputyEmail }: Project, { userId }: Caller): Promise<boolean> {
    if (deputyEmail === null || userId === null) return false;
    const person = await this.users.find(this.database, userId);
    return person?.emailVerifiedAt != null && person.email === deputyEmail;
  }

  private async show(project: Project, caller: Caller): Promise<ProjectResponse> {
    const ids = [project.ownerId, ...(project.deputyId ? [project.deputyId] : [])];
    const [texts, recipient, people, cover] = await Promise.all([
      this.projects.texts(project.id),
      this.recipients.of(project.ownerId),
      this.users.findMany(this.database, ids),
      project.coverId === null ? undefined : this.pictures.find(project.coverId),
    ]);
    const { id, slug, category, tags, place, defaultLocale, publicSince, announcedAt, createdAt } = project;
    return {
      ...{ id, slug, category, tags, place, defaultLocale, texts },
      location: locationOf(project),
      owner: named(people, project.ownerId),
      deputy: project.deputyId === null ? null : named(people, project.deputyId),
      recipient: recipient ? { legalName: recipient.legalName, country: recipient.country } : null,
      cover: cover ? coverResponse(cover) : null,
      deputyInvited: isOwnerOf(project, caller) ? project.deputyEmail : null,
      publicSince: publicSince?.toISOString() ?? null,
      announcedAt: announcedAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    };
  }
}

const named = (people: readonly Person[], id: string): { id: string; displayName: string } => ({
  id,
  displayName: people.find((person) => person.id === id)?.displayName ?? '',
});
