import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { FileStore } from './file-store.js';
import { type Picture } from './picture.entity.js';
import { digestIn, namesOf } from './picture.rules.js';
import { Pictures } from './pictures.repository.js';
import { TextPictures } from './text-pictures.js';

/** Removes pictures that nothing has shown for a day, and files that nobody knows. */
@Injectable()
export class RemoveForgotten {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly pictures: Pictures,
    private readonly textPictures: TextPictures,
  ) {}

  /**
   * Up to `limit`; answers how many were looked at. Rows first, under their locks: a text that shows one again meanwhile
   * waits, and is told that it is not there. A crash in between leaves files, which are found as nobody's.
   */
  async execute(limit: number): Promise<number> {
    const { asked, gone } = await this.removeRows(limit);
    await this.files.remove(gone.flatMap(namesOf));
    return asked;
  }

  /** What a process that died between file and row left behind, once it is a day old. */
  async strays(): Promise<void> {
    await this.files.emptyIncoming();
    const names = await this.files.oldNames();
    const known = await this.pictures.known(names.flatMap((name) => digestIn(name) ?? []));
    await this.files.remove(names.filter((name) => !known.has(digestIn(name) ?? '')));
  }

  private removeRows(limit: number): Promise<{ readonly asked: number; readonly gone: readonly Picture[] }> {
    return this.database.inTransaction(async (tx) => {
      const forgotten = await this.pictures.lockForgotten(tx, limit);
      const shown = await this.textPictures.shown(tx, forgotten);
      await this.pictures.showAgain(tx, [...shown]);
      const gone = forgotten.filter(({ digest }) => !shown.has(digest));
      await this.pictures.remove(tx, gone.map(({ id }) => id)); // prettier-ignore
      return { asked: forgotten.length, gone };
    });
  }
}
