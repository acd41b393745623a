import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/index.js';
import { dueInRealTime } from '../retention/retention.js';
import { intervalOf } from '../retention/retention-list.js';
import { Counters, type Hit } from './counters.js';

/** Counters in one unlogged table. Each hit is one statement, which is a transaction of its own. */
@Injectable()
export class PostgresCounters extends Counters {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async hit(key: string, limit: number, windowMs: number): Promise<Hit> {
    // The count stops one above the limit: an attacker's hits must not overflow it.
    const [row] = await rows<{ hits: number; left: number }>(
      this.dataSource,
      `insert into counters as c (key, hits, until)
       values ($1, 1, clock_timestamp() + $3 * interval '1 millisecond')
       on conflict (key) do update set
         hits = case when c.until <= clock_timestamp() then 1 else least(c.hits + 1, $2 + 1) end,
         until = case when c.until <= clock_timestamp() then excluded.until else c.until end
       returning hits, ceil(extract(epoch from until - clock_timestamp()) * 1000)::integer as left`,
      [key, limit, windowMs],
    );
    if (!row) throw new Error('The counter was not written');
    const allowed = row.hits <= limit;
    return { allowed, retryAfterMs: allowed ? 0 : Math.max(1, row.left) };
  }

  async reset(key: string): Promise<void> {
    await rows(this.dataSource, 'delete from counters where key = $1', [key]);
  }

  /** Forgets windows that ended an hour ago; answers how many. */
  async deleteExpired(limit = 1_000): Promise<number> {
    const deleted = await rows(
      this.dataSource,
      `delete from counters where key in
         (select key from counters where until < clock_timestamp() - ${keptFor} limit $1 for update skip locked)
       returning 1`,
      [limit],
    );
    return deleted.length;
  }
}

const keptFor = intervalOf('attempts');
export const attemptsDue = dueInRealTime(`select min(until) + ${keptFor} from counters`);
