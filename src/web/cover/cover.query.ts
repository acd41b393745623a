import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Locale } from '../../users/index.js';
import { coverColumn } from './cover.sql.js';

/** A picture that somebody gave to a project. */
export interface CoverPicture {
  readonly digest: string;
  /** Of the widest copy, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Ascending. */
  readonly widths: readonly number[];
  /** What is to be seen, in this language. */
  readonly alt: string;
  readonly locale: Locale;
}

@Injectable()
export class Covers {
  constructor(private readonly database: Database) {}

  /** The category of the project with this slug; undefined when there is none. */
  async categoryOf(slug: string): Promise<string | undefined> {
    const [found] = await this.database.read<{ category: string }>('select category from projects where slug = $1', [
      slug,
    ]);
    return found?.category;
  }

  /** By the ids of their projects; those without a picture are left out. */
  async of(projectIds: readonly string[], locale: Locale): Promise<ReadonlyMap<string, CoverPicture>> {
    const found = await this.database.read<{ id: string; cover: CoverPicture }>(
      `select p.id, ${coverColumn('$2')} from projects p where p.id = any($1::uuid[]) and p.cover_id is not null`,
      [projectIds, locale],
    );
    return new Map(found.map(({ id, cover }) => [id, cover]));
  }
}
