import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Check, checks } from './checks.js';

export interface CheckResult extends Pick<Check, 'number' | 'view' | 'sentence'> {
  /** How many violations there are. */
  readonly violations: number;
  /** The first ten, by id. */
  readonly offenders: readonly string[];
}

/** Runs every invariant in one statement, hence in one snapshot: what commits meanwhile is seen by all or by none. */
@Injectable()
export class RunChecks {
  constructor(private readonly database: Database) {}

  async execute(): Promise<CheckResult[]> {
    const counts = checks.map(
      ({ view }) =>
        `select '${view}' as view, count(*) as violations, (array_agg(offender order by offender))[1:10] as offenders from ${view}`,
    );
    const found = await this.database.read<{ view: string; violations: string; offenders: string[] | null }>(
      counts.join(' union all '),
    );
    const byView = new Map(found.map((row) => [row.view, row]));
    return checks.map(({ number, view, sentence }) => ({
      number,
      view,
      sentence,
      violations: Number(byView.get(view)?.violations ?? 0),
      offenders: byView.get(view)?.offenders ?? [],
    }));
  }
}
