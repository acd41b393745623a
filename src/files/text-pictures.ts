import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type Picture } from './picture.entity.js';
import { PictureNotHere, PictureUndescribed } from './picture.errors.js';
import { marksIn } from './picture-mark.rules.js';
import { Pictures } from './pictures.repository.js';

/** A text that is written, and what it said before. */
export interface TextChange {
  readonly projectId: string;
  readonly before: string;
  readonly after: string;
  readonly at: Date;
}

/** Answers which of the pictures are shown by texts of one module, by their digests. */
export type Shows = (tx: Tx, pictures: readonly Picture[]) => Promise<readonly string[]>;

/**
 * Pictures that texts show. A text is written with `write`, in the transaction that keeps it; modules whose texts show
 * pictures register what still shows one, which is asked before it is removed.
 */
@Injectable()
export class TextPictures {
  private readonly asked: Shows[] = [];

  constructor(private readonly pictures: Pictures) {}

  register(shows: Shows): void {
    this.asked.push(shows);
  }

  /**
   * Checks the pictures of a text and keeps them from now on; those that it no longer shows go a day later, unless another
   * text does.
   *
   * @throws PictureUndescribed, PictureNotHere
   */
  async write(tx: Tx, { projectId, before, after, at }: TextChange): Promise<void> {
    const marks = marksIn(after);
    if (marks.some(({ description }) => description === '')) throw new PictureUndescribed();
    const digests = [...new Set(marks.map(({ digest }) => digest))];
    const found = await this.pictures.lockOf(tx, projectId, digests);
    for (const { digest, width, height } of marks) {
      const picture = found.find((each) => each.digest === digest);
      if (picture?.width !== width || picture.height !== height) throw new PictureNotHere();
    }
    await this.pictures.showAgain(tx, digests);
    const gone = marksIn(before).flatMap(({ digest }) => (digests.includes(digest) ? [] : [digest]));
    await this.pictures.letGoOf(tx, projectId, gone, at);
  }

  /** Those of the pictures that some text shows, by their digests. */
  async shown(tx: Tx, pictures: readonly Picture[]): Promise<ReadonlySet<string>> {
    const shown = new Set<string>();
    for (const shows of this.asked) for (const digest of await shows(tx, pictures)) shown.add(digest);
    return shown;
  }
}
