import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

@Injectable()
export class CoverSubjects {
  constructor(private readonly database: Database) {}

  /** The category of the project with this slug; undefined when there is none. */
  async categoryOf(slug: string): Promise<string | undefined> {
    const [found] = await this.database.read<{ category: string }>('select category from projects where slug = $1', [
      slug,
    ]);
    return found?.category;
  }
}
