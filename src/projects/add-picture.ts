import { Injectable } from '@nestjs/common';
import { FileMissing, type Picture, Pictures, StorePicture } from '../files/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { memberOf } from '../users/index.js';
import { PictureWordsMissing, ProjectNotFound } from './project.errors.js';
import { type Project } from './project.entity.js';
import { isPartyOf } from './project.rules.js';
import { Projects } from './projects.repository.js';

export interface PictureInput {
  /** Where the file lies; null when none was chosen. */
  readonly path: string | null;
  /** What is to be seen, in the main language of the project. */
  readonly description: string;
}

/** The pictures that stories and updates of a project may show: sent by its owner or deputy, and listed with their lines. */
@Injectable()
export class AddPicture {
  constructor(
    private readonly database: Database,
    private readonly projects: Projects,
    private readonly storePicture: StorePicture,
    private readonly pictures: Pictures,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a picture, which goes after a day unless a text shows it by then.
   *
   * @throws ProjectNotFound, PictureWordsMissing, FileMissing, and what StorePicture throws
   */
  async execute(projectId: string, { path, description }: PictureInput, caller: Caller): Promise<Picture> {
    await this.ofParty(projectId, caller);
    if (description === '') throw new PictureWordsMissing();
    if (path === null) throw new FileMissing();
    const uploadedBy = memberOf(caller);
    return this.storePicture.execute(path, uploadedBy, (stored) =>
      this.database.inTransaction(async (tx) => {
        const { defaultLocale } = await this.projects.get(projectId, tx);
        const at = await this.clock.now(tx);
        const about = { purpose: 'text', projectId, alt: { [defaultLocale]: description } } as const;
        const picture = { ...stored, ...about, uploadedBy, uploadedAt: at, orphanedAt: at };
        return { ...picture, id: await this.pictures.insert(tx, picture) };
      }),
    );
  }

  /** The newest hundred, newest first. @throws ProjectNotFound */
  async list(projectId: string, caller: Caller): Promise<Picture[]> {
    await this.ofParty(projectId, caller);
    return this.pictures.ofProject(projectId, 100);
  }

  /** @throws ProjectNotFound for whoever is neither owner nor deputy */
  async ofParty(projectId: string, caller: Caller): Promise<Project> {
    const project = await this.projects.get(projectId);
    if (!isPartyOf(project, caller)) throw new ProjectNotFound();
    return project;
  }
}
