import { Injectable } from '@nestjs/common';
import { Database, rows } from '../platform/database/index.js';

/** A reading of one list, newest first, from an instant on. */
export interface Sweep {
  readonly since: Date;
  /** The last object of the page before; null at the beginning. */
  readonly after: string | null;
}

/** Each sweep reads the days before the last one's beginning again: some objects are listed long after they were made. */
const overlap = `interval '3 days'`;

/** How far the provider's lists were read. */
@Injectable()
export class ProviderCursorsRepository {
  constructor(private readonly database: Database) {}

  /** The sweep that is under way, or a new one; the very first goes back `firstDays`. */
  async begin(list: string, firstDays: number): Promise<Sweep> {
    const [row] = await this.write<Sweep>(
      `insert into provider_cursors as c (list, sweep_from, sweep_to)
       values ($1, tally_now() - make_interval(days => $2), tally_now())
       on conflict (list) do update
         set sweep_from = coalesce(c.sweep_from, c.read_to - ${overlap}), sweep_to = coalesce(c.sweep_to, excluded.sweep_to)
       returning sweep_from as since, sweep_after as after`,
      [list, firstDays],
    );
    if (!row) throw new Error('Postgres did not return the cursor');
    return row;
  }

  /** What came before `after` was taken in. */
  async advance(list: string, after: string): Promise<void> {
    await this.write('update provider_cursors set sweep_after = $2 where list = $1', [list, after]);
  }

  async finish(list: string): Promise<void> {
    await this.write(
      `update provider_cursors set read_to = sweep_to, sweep_from = null, sweep_to = null, sweep_after = null
       where list = $1 and sweep_to is not null`,
      [list],
    );
  }

  private write<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.database.inTransaction((tx) => rows<Row>(tx, sql, parameters));
  }
}
