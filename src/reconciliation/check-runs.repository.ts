import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { dueInRealTime, intervalOf } from '../platform/retention/index.js';
import { type CheckRun } from './check-run.entity.js';
import { type CheckResult } from './run-checks.js';

/** Of real time: what is watched are also leases and queues, which know no other. */
export const checksDue = `select case when not exists (
  select 1 from check_runs where ran_at > clock_timestamp() - interval '5 minutes') then tally_now() end`;

/** Three in the morning, UTC, of real time. */
const lastNight = `date_trunc('day', clock_timestamp() - interval '3 hours', 'UTC') + interval '3 hours'`;

const keptFor = intervalOf('clean-checks');
export const cleanChecksDue = dueInRealTime(`select min(ran_at) + ${keptFor} from check_runs where violations = 0`);

/** The SQL on runs of the checks. */
@Injectable()
export class CheckRunsRepository {
  constructor(private readonly database: Database) {}

  /** Keeps one run. */
  async insert(tx: Tx, violated: readonly CheckResult[], { since, tookMs }: Pick<CheckRun, 'since' | 'tookMs'>) {
    const count = violated.reduce((sum, { violations }) => sum + violations, 0);
    await rows(tx, 'insert into check_runs (since, took_ms, violations, findings) values ($1, $2, $3, $4)', [
      since,
      tookMs,
      count,
      JSON.stringify(violated),
    ]);
  }

  /** Forgets up to `limit` old ones that found nothing; answers how many. */
  async forgetClean(tx: Tx, limit: number): Promise<number> {
    const gone = await rows(
      tx,
      `delete from check_runs where id in (
         select id from check_runs where violations = 0 and ran_at < clock_timestamp() - ${keptFor}
         order by ran_at limit $1 for update skip locked) returning 1`,
      [limit],
    );
    return gone.length;
  }

  /**
   * When the last run began, if it is enough to ask about what changed since then: it found nothing and is not long ago, and
   * everything was asked about since three in the morning. Null when everything has to be asked about.
   */
  async cleanSince(): Promise<Date | null> {
    const [row] = await this.database.read<{ since: Date | null }>(
      `select case when violations = 0 and ran_at > clock_timestamp() - interval '1 hour'
         and exists (select 1 from check_runs where since is null and ran_at >= ${lastNight})
         then ran_at - took_ms * interval '1 millisecond' end as since
       from check_runs order by ran_at desc limit 1`,
    );
    return row?.since ?? null;
  }

  /** Newest first. @throws MalformedCursor */
  async page({ after, limit }: PageQuery): Promise<Page<CheckRun>> {
    const [before] = decodeCursor(after, ['uuid']) ?? [null];
    const found = await this.database.read<CheckRun>(
      `select id, ran_at as "ranAt", since, took_ms as "tookMs", violations, findings from check_runs
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
