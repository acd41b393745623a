import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { rows } from '../database/query.js';
import { type Tx } from '../database/transaction.js';
import { dueInRealTime } from '../retention/retention.js';
import { intervalOf } from '../retention/retention-list.js';

/** A row that a run holds under its lease. */
export interface ClaimedRow {
  readonly id: string;
  readonly payload: object;
}

/** What of one consumer is not done. Real time. */
export interface OpenRows {
  readonly consumer: string;
  readonly open: number;
  readonly running: number;
  readonly failing: number;
  readonly oldestAt: Date;
}

/** A row that has failed and will be tried again. */
export interface FailingRow {
  readonly id: string;
  readonly event: string;
  readonly consumer: string;
  readonly failures: number;
  readonly lastError: string;
  readonly createdAt: Date;
  readonly retryAt: Date;
}

/** How long a run may be silent before others take over its rows; it renews three times as often. */
export const leaseMs = 30_000;

/** All SQL on the outbox. Its times are real time; `now()` rather than `clock_timestamp()` where an index is to help. */
@Injectable()
export class OutboxRepository {
  constructor(private readonly database: Database) {}

  /**
   * Marks up to `limit` rows as published and answers them, oldest first. Rows that another relay has in hand are
   * skipped, not waited for. There is no high-water mark: ids commit out of order. As an array, the ids are looked up by
   * the primary key; a join would read the whole table for every thousand.
   */
  async publish(tx: Tx, limit: number): Promise<{ id: string; consumer: string }[]> {
    return rows(
      tx,
      `update outbox set published_at = clock_timestamp()
       where id = any (array(
         select id from outbox
         where published_at is null and done_at is null and retry_at <= now()
         order by retry_at, id limit $1
         for update skip locked
       ))
       returning id, consumer`,
      [limit],
    );
  }

  /**
   * Takes those of the rows that are open, due and under no lease: no two runs ever hold the same row, since Postgres
   * asks again after waiting for a lock. It waits rather than skips, because a worker can be faster than the commit of
   * the relay that queued the rows.
   */
  async claim(tx: Tx, ids: readonly string[], run: string): Promise<ClaimedRow[]> {
    return rows<ClaimedRow>(
      tx,
      `update outbox set lease_until = clock_timestamp() + $3 * interval '1 millisecond', leased_by = $2
       where id = any($1::uuid[]) and done_at is null and retry_at <= clock_timestamp()
         and (lease_until is null or lease_until <= clock_timestamp())
       returning id, payload`,
      [ids, run, leaseMs],
    );
  }

  async renew(tx: Tx, ids: readonly string[], run: string): Promise<void> {
    await rows(
      tx,
      `update outbox set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
       where id = any($1::uuid[]) and leased_by = $2 and done_at is null`,
      [ids, run, leaseMs],
    );
  }

  /** Marks rows done and answers those that were not done before. */
  async markDone(tx: Tx, ids: readonly string[]): Promise<string[]> {
    const marked = await rows<{ id: string }>(
      tx,
      `update outbox set done_at = clock_timestamp(), lease_until = null
       where id = any($1::uuid[]) and done_at is null returning id`,
      [ids],
    );
    return marked.map((row) => row.id);
  }

  /**
   * Notes a failure and lets the relay publish the row again after 1 s, doubling to 5 min.
   *
   * @returns how often it has failed; 0 when the run no longer holds the row.
   */
  async markFailed(tx: Tx, id: string, run: string, error: string): Promise<number> {
    const [row] = await rows<{ failures: number }>(
      tx,
      `update outbox set failures = failures + 1, last_error = $3, published_at = null, lease_until = null,
         retry_at = clock_timestamp() + least(300, power(2, least(failures, 10))) * interval '1 second'
       where id = $1 and leased_by = $2 and done_at is null returning failures`,
      [id, run, error],
    );
    return row?.failures ?? 0;
  }

  /**
   * Hands rows back to the relay that were published at least `afterMs` ago, are not done and that nobody holds: the
   * queue lost their job, or the worker died.
   */
  async resumeLost(tx: Tx, afterMs: number, limit: number): Promise<number> {
    const resumed = await rows(
      tx,
      `update outbox set published_at = null, lease_until = null
       where id = any (array(
         select id from outbox
         where done_at is null and published_at < now() - $1 * interval '1 millisecond'
           and retry_at <= now() and (lease_until is null or lease_until <= now())
         order by published_at limit $2
         for update skip locked
       ))
       returning id`,
      [afterMs, limit],
    );
    return resumed.length;
  }

  /** Every consumer that has rows which are not done, the one that waits longest first. */
  async openByConsumer(): Promise<OpenRows[]> {
    return this.database.read<OpenRows>(
      `select consumer, count(*)::integer as open,
         count(*) filter (where lease_until > clock_timestamp())::integer as running,
         count(*) filter (where failures > 0)::integer as failing, min(created_at) as "oldestAt"
       from outbox where done_at is null group by consumer order by min(created_at), consumer`,
    );
  }

  /** Up to `limit` rows that have failed and are not done, those that failed most first. */
  async failing(limit: number): Promise<FailingRow[]> {
    return this.database.read<FailingRow>(
      `select id, event, consumer, failures, last_error as "lastError", created_at as "createdAt", retry_at as "retryAt"
       from outbox where done_at is null and failures > 0 order by failures desc, id limit $1`,
      [limit],
    );
  }

  /** Lets the failing rows of a consumer be tried at once, but for those that are being tried. Answers how many. */
  async retryAtOnce(tx: Tx, consumer: string): Promise<number> {
    const due = await rows(
      tx,
      `update outbox set retry_at = clock_timestamp()
       where consumer = $1 and done_at is null and failures > 0 and retry_at > clock_timestamp()
         and (lease_until is null or lease_until <= clock_timestamp()) returning id`,
      [consumer],
    );
    return due.length;
  }

  /** Deletes up to `limit` rows that were done long enough ago. */
  async deleteDone(tx: Tx, limit: number): Promise<number> {
    const deleted = await rows(
      tx,
      `delete from outbox where id = any (array(
         select id from outbox where ${isOver} order by done_at limit $1
         for update skip locked
       )) returning id`,
      [limit],
    );
    return deleted.length;
  }

  /** Tells the relays of all processes that there is something to publish. */
  async ringBell(): Promise<void> {
    await this.database.read(`select pg_notify('${outboxChannel}', '')`);
  }
}

export const outboxChannel = 'tally_outbox';

const isOver = `done_at < clock_timestamp() - ${intervalOf('done-work')}`;
export const doneWorkDue = dueInRealTime(
  `select min(done_at) + ${intervalOf('done-work')} from outbox where done_at is not null`,
);
