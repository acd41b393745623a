import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { memberOf, Users } from '../../users/index.js';
import { type ExportSection, exportSections } from './export-sections.js';

const atOnce = 500;

/** Everything that is kept about a member, also what they did as a guest: one JSON document, sent while it is read. */
@Injectable()
export class ExportData {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
  ) {}

  async execute(caller: Caller): Promise<Readable> {
    const ids = await this.users.identitiesOf(this.database, memberOf(caller));
    const [clock] = await this.database.read<{ now: Date }>('select tally_now() as now');
    return Readable.from(this.document(ids, clock?.now ?? null), { objectMode: false });
  }

  private async *document(ids: readonly string[], now: Date | null): AsyncGenerator<string> {
    yield `{"format":"tally-export-1","exportedAt":${JSON.stringify(now)}`;
    for (const section of exportSections) {
      yield `,\n${JSON.stringify(section.name)}:[`;
      let isFirst = true;
      for await (const row of this.rowsOf(section, ids)) {
        yield `${isFirst ? '\n' : ',\n'}${row}`;
        isFirst = false;
      }
      yield ']';
    }
    yield '}\n';
  }

  private async *rowsOf({ sql }: ExportSection, ids: readonly string[]): AsyncGenerator<string> {
    for (let after: string | null = null; ;) {
      const page: { k: string; row: string }[] = await this.database.read(
        `select x.k, (to_jsonb(x) - 'k')::text as row from (${sql}) x
         where $2::text is null or x.k collate "C" > $2 order by x.k collate "C" limit ${atOnce}`,
        [ids, after],
      );
      for (const { row } of page) yield row;
      after = page.at(-1)?.k ?? null;
      if (page.length < atOnce) return;
    }
  }
}
