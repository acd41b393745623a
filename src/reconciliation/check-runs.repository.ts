import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { type CheckRun } from './check-run.entity.js';
import { type CheckResult } from './run-checks.js';

/** Of real time: what is watched are also leases and queues, which know no other. */
export const checksDue = `select case when not exists (
  select 1 from check_runs where ran_at > clock_timestamp() - interval '5 minutes') then tally_now() end`;

const kept = `interval '30 days'`;

/** The SQL on runs of the checks. */
@Injectable()
export class CheckRunsRepository {
  constructor(private readonly database: Database) {}

  /** Keeps one run, and forgets the old ones that found nothing. */
  async insert(tx: Tx, violated: readonly CheckResult[], tookMs: number): Promise<void> {
    const count = violated.reduce((sum, { violations }) => sum + violations, 0);
    await rows(tx, 'insert into check_runs (took_ms, violations, findings) values ($1, $2, $3)', [
      tookMs,
      count,
      JSON.stringify(violated),
    ]);
    await rows(tx, `delete from check_runs where ran_at < clock_timestamp() - ${kept} and violations = 0`);
  }

  /** Newest first. @throws MalformedCursor */
  async page({ after, limit }: PageQuery): Promise<Page<CheckRun>> {
    const [before] = decodeCursor(after, ['uuid']) ?? [null];
    const found = await this.database.read<CheckRun>(
      `select id, ran_at as "ranAt", took_ms as "tookMs", violations, findings from check_runs
       where ($1::uuid is null or id < $1) order by id desc limit $2::int + 1`,
      [before, limit],
    );
    return toPage(
      found,
      limit,
      ({ id }) => [id],
      (run) => run,
    );
  }
}
