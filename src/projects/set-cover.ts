import { Injectable } from '@nestjs/common';
import { FileMissing, Pictures, StorePicture } from '../files/index.js';
import { Clock } from '../platform/clock.js';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { type Locale, memberOf } from '../users/index.js';
import { AltTextMissing } from './project.errors.js';
import { type Project } from './project.entity.js';
import { ProjectTexts } from './project-texts.repository.js';
import { ProjectsService } from './projects.service.js';

/** What is to be seen in the picture, by language; empty where nobody has said it. */
export type AltTexts = Readonly<Partial<Record<Locale, string>>>;

export interface CoverInput {
  /** Where the file lies; null when only the words change. */
  readonly path: string | null;
  readonly alt: AltTexts;
}

/** Gives a project the picture that stands for it, or other words for the one it has; takes it away again. */
@Injectable()
export class SetCover {
  constructor(
    private readonly service: ProjectsService,
    private readonly content: ProjectTexts,
    private readonly storePicture: StorePicture,
    private readonly pictures: Pictures,
    private readonly clock: Clock,
  ) {}

  /** @throws ProjectNotFound, Forbidden, AltTextMissing, FileMissing, and what StorePicture throws */
  async execute(projectId: string, { path, alt }: CoverInput, caller: Caller): Promise<void> {
    const words = said(alt);
    assertSaid(await this.service.ownedBy(projectId, caller), words);
    if (path === null) return this.describe(projectId, words, caller);
    const userId = memberOf(caller);
    await this.storePicture.execute(path, userId, (stored) =>
      this.change(projectId, caller, async (tx, project, at) => {
        assertSaid(project, words);
        const row = { ...stored, purpose: 'cover', projectId: null, alt: words } as const;
        return this.pictures.insert(tx, { ...row, uploadedBy: userId, uploadedAt: at });
      }),
    );
  }

  /** Back to the cover that is drawn from the name. Harmless where there is no picture. @throws ProjectNotFound, Forbidden */
  async remove(projectId: string, caller: Caller): Promise<void> {
    await this.change(projectId, caller, () => Promise.resolve(null));
  }

  private async describe(projectId: string, words: AltTexts, caller: Caller): Promise<void> {
    await this.service.asOwner(projectId, caller, async (tx, project) => {
      assertSaid(project, words);
      if (project.coverId === null) throw new FileMissing();
      await this.pictures.describe(tx, project.coverId, words);
      await this.content.edit(tx, projectId, {}, await this.clock.now(tx));
    });
  }

  /** A picture is content: like a changed text it voids an approval that came before. */
  private async change(
    projectId: string,
    caller: Caller,
    choose: (tx: Tx, project: Project, at: Date) => Promise<string | null>,
  ): Promise<void> {
    await this.service.asOwner(projectId, caller, async (tx, project) => {
      const at = await this.clock.now(tx);
      const coverId = await choose(tx, project, at);
      if (coverId === project.coverId) return;
      await this.content.setCover(tx, projectId, coverId);
      await this.content.edit(tx, projectId, {}, at);
      if (project.coverId !== null) await this.pictures.letGo(tx, project.coverId, at);
    });
  }
}

const said = (alt: AltTexts): AltTexts => Object.fromEntries(Object.entries(alt).filter(([, text]) => text !== ''));

function assertSaid({ defaultLocale }: Project, words: AltTexts): void {
  if (!words[defaultLocale]) throw new AltTextMissing();
}
