import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TextPictures } from '../files/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { type Locale, memberOf } from '../users/index.js';
import { Gazetteer } from './places/gazetteer.js';
import { type Location } from './places/place.rules.js';
import { slugOf } from './project.rules.js';
import { ProjectTexts } from './project-texts.repository.js';
import { type TextInput } from './projects.service.js';

export interface NewProject {
  readonly defaultLocale: Locale;
  readonly text: TextInput;
  readonly category: string;
  readonly tags?: readonly string[];
  readonly place?: string;
  readonly location?: Location | null;
}

/** Makes a private project with its first text. */
@Injectable()
export class CreateProject {
  constructor(
    private readonly database: Database,
    private readonly content: ProjectTexts,
    private readonly gazetteer: Gazetteer,
    private readonly pictures: TextPictures,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Answers its id. A place that can be only one gets its location.
   *
   * @throws PictureNotHere: it has no picture yet
   */
  async execute({ defaultLocale, text, ...rest }: NewProject, caller: Caller): Promise<string> {
    const ownerId = memberOf(caller);
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        const at = await this.clock.now(tx);
        const slug = slugOf(text.title, randomBytes(4).toString('hex'));
        const located = { ...rest, ...this.gazetteer.locate(rest, '') };
        const id = await this.content.insertProject(tx, { slug, ownerId, defaultLocale, ...located }, at);
        await this.pictures.write(tx, { projectId: id, before: '', after: text.story, at });
        await this.content.put(tx, id, { locale: defaultLocale, ...text });
        return id;
      }),
    );
  }
}
