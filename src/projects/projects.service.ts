import { Injectable } from '@nestjs/common';
import { TextPictures } from '../files/index.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller, Forbidden } from '../platform/http/index.js';
import { type Locale } from '../users/index.js';
import { DefaultTextMissing, ProjectNotFound, TextMoved } from './project.errors.js';
import { type Project } from './project.entity.js';
import { isOwnerOf, mayReadPrivate, textVersion } from './project.rules.js';
import { Gazetteer } from './places/gazetteer.js';
import { type ProjectText } from './project-text.entity.js';
import { ProjectTexts, type ProjectEdit } from './project-texts.repository.js';
import { Projects } from './projects.repository.js';

export type TextInput = Pick<ProjectText, 'title' | 'summary' | 'story'>;

/** The plain editing of projects. Only the owner edits. */
@Injectable()
export class ProjectsService {
  constructor(
    private readonly database: Database,
    private readonly projects: Projects,
    private readonly content: ProjectTexts,
    private readonly gazetteer: Gazetteer,
    private readonly pictures: TextPictures,
    private readonly clock: Clock,
  ) {}

  /**
   * Another place loses the location of the one before: it gets its own where it can be only one, or the one that is
   * given.
   *
   * @throws ProjectNotFound, Forbidden, DefaultTextMissing
   */
  async edit(id: string, edit: ProjectEdit, caller: Caller): Promise<void> {
    await this.asOwner(id, caller, async (tx, project) => {
      const { defaultLocale } = edit;
      if (defaultLocale && !(await this.projects.texts(id, tx)).some(({ locale }) => locale === defaultLocale)) {
        throw new DefaultTextMissing();
      }
      await this.content.edit(
        tx,
        id,
        { ...edit, ...this.gazetteer.locate(edit, project.place) },
        await this.clock.now(tx),
      );
    });
  }

  /**
   * Writes the story in one language, new or again. `seen` is the version that was read before, if any.
   *
   * @throws ProjectNotFound, Forbidden, TextMoved, PictureUndescribed, PictureNotHere
   */
  async putText(id: string, locale: Locale, text: TextInput, caller: Caller, seen?: string): Promise<void> {
    await this.asOwner(id, caller, async (tx) => {
      const now = (await this.projects.texts(id, tx)).find((each) => each.locale === locale);
      if (seen !== undefined && textVersion(now) !== seen) throw new TextMoved();
      const at = await this.clock.now(tx);
      await this.pictures.write(tx, { projectId: id, before: now?.story ?? '', after: text.story, at });
      await this.content.put(tx, id, { locale, ...text });
      await this.content.edit(tx, id, {}, at);
    });
  }

  /** The project, for its owner alone. @throws ProjectNotFound, Forbidden */
  async ownedBy(id: string, caller: Caller): Promise<Project> {
    const project = await this.projects.get(id);
    assertOwner(project, caller);
    return project;
  }

  /** Locks the project for its owner, so that two edits come one after the other. @throws ProjectNotFound, Forbidden */
  async asOwner<T>(id: string, caller: Caller, work: (tx: Tx, project: Project) => Promise<T>): Promise<T> {
    return this.database.inTransaction(async (tx) => {
      assertOwner(await this.projects.get(id, tx), caller);
      return work(tx, await this.projects.lock(tx, id));
    });
  }
}

/** To a stranger a private project does not exist; of a public one they are told that it is not theirs. */
function assertOwner(project: Project, caller: Caller): void {
  if (isOwnerOf(project, caller)) return;
  if (project.publicSince || mayReadPrivate(project, caller)) {
    throw new Forbidden({ detail: 'Only the owner of a project changes it.' });
  }
  throw new ProjectNotFound();
}
