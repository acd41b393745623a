import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { askChanged, type Definition, nested } from './changed.js';
import { type Check, checks } from './checks.js';

export interface CheckResult extends Pick<Check, 'number' | 'view' | 'sentence'> {
  /** How many violations there are. */
  readonly violations: number;
  /** The first ten, by id. */
  readonly offenders: readonly string[];
}

interface Found {
  readonly view: string;
  readonly violations: string;
  readonly offenders: string[] | null;
}

/** Runs every invariant in one statement, hence in one snapshot: what commits meanwhile is seen by all or by none. */
@Injectable()
export class RunChecks {
  constructor(private readonly database: Database) {}

  /** About everything. */
  async execute(): Promise<CheckResult[]> {
    const counts = checks.map(
      ({ view }) =>
        `select '${view}' as view, count(*) as violations, (array_agg(offender order by offender))[1:10] as offenders from ${view}`,
    );
    return resultsOf(await this.database.read<Found>(counts.join(' union all ')));
  }

  /** About what changed since then, real time: as `execute`, which alone finds what a hand did to something older. */
  async changed(since: Date): Promise<CheckResult[]> {
    const views = [...checks.map(({ view }) => view), ...nested];
    const definitions = await this.database.read<Definition>(
      `select viewname as view, definition as sql from pg_views
       where schemaname = current_schema() and viewname in (${views.map((view) => `'${view}'`).join(', ')})`,
    );
    return resultsOf(await this.database.read<Found>(askChanged(checks, definitions, since)));
  }
}

function resultsOf(found: readonly Found[]): CheckResult[] {
  const byView = new Map(found.map((row) => [row.view, row]));
  return checks.map(({ number, view, sentence }) => {
    const row = byView.get(view);
    // A check that does not answer is none that holds.
    if (!row) throw new Error(`${view} did not answer`);
    return { number, view, sentence, violations: Number(row.violations), offenders: row.offenders ?? [] };
  });
}
