import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { FileStore } from './file-store.js';
import { digestIn, namesOf } from './picture.rules.js';
import { Pictures } from './pictures.repository.js';

/** Removes pictures that nothing has shown for a day, and files that nobody knows. */
@Injectable()
export class RemoveForgotten {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly pictures: Pictures,
  ) {}

  /** Up to `limit`; answers how many. Files first: a crash in between leaves rows, which are found again. */
  async execute(limit: number): Promise<number> {
    const forgotten = await this.pictures.forgotten(limit);
    await this.files.remove(forgotten.flatMap(namesOf));
    const ids = forgotten.map(({ id }) => id);
    await this.database.inTransaction((tx) => this.pictures.remove(tx, ids));
    return forgotten.length;
  }

  /** What a process that died between file and row left behind, once it is a day old. */
  async strays(): Promise<void> {
    await this.files.emptyIncoming();
    const names = await this.files.oldNames();
    const known = await this.pictures.known(names.flatMap((name) => digestIn(name) ?? []));
    await this.files.remove(names.filter((name) => !known.has(digestIn(name) ?? '')));
  }
}
