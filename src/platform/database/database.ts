import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AfterCommit } from './after-commit.js';
import { rows } from './query.js';
import { isRetryable, type Tx } from './transaction.js';

const attempts = 3;

/** The one way to Postgres: transactions for writes, `read` for queries that need none. */
@Injectable()
export class Database {
  constructor(
    private readonly dataSource: DataSource,
    private readonly afterCommit: AfterCommit,
  ) {}

  /**
   * Runs `work` in one transaction, and again (three times in all) when Postgres reports a serialization failure or a
   * deadlock, so `work` must not touch anything but the database. No network call belongs inside.
   *
   * @throws whatever `work` throws, after rolling back.
   */
  async inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const [tx, result] = await this.dataSource.transaction(async (manager) => {
          const tx = manager as Tx;
          return [tx, await work(tx)] as const;
        });
        this.afterCommit.committed(tx);
        return result;
      } catch (error) {
        if (attempt === attempts || !isRetryable(error)) throw error;
      }
    }
  }

  /** Runs one read-only statement outside a transaction; rows come back as Postgres sends them (bigint as string). */
  async read<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.dataSource, sql, parameters);
  }
}
