import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../database/database.js';
import { requestScope } from '../logger.js';
import { Metrics } from '../metrics.js';
import { describe, Outage } from '../outage.js';
import { Consumers, type Registered } from './consumers.js';
import { leaseMs, OutboxRepository, type ClaimedRow } from './outbox.repository.js';
import { type Bundle } from './relay.js';

const failuresUntilAlarm = 20;

/** Hands claimed rows to their consumer and records what became of them. Never throws: what is not done is retried. */
@Injectable()
export class Runner {
  private readonly logger = new Logger(Runner.name);
  private readonly outage = new Outage('outbox runner');
  private readonly failures;
  private readonly alarms;

  constructor(
    private readonly database: Database,
    private readonly outbox: OutboxRepository,
    private readonly consumers: Consumers,
    metrics: Metrics,
  ) {
    this.failures = metrics.counter('tally_outbox_failures_total', 'Outbox rows that failed once more', ['consumer']);
    this.alarms = metrics.counter('tally_outbox_alarms_total', 'Failures of outbox rows beyond the 20th', ['consumer']);
  }

  async run(bundle: Bundle): Promise<void> {
    const run = randomUUID();
    await requestScope.run({ requestId: run }, () => this.runAs(run, bundle));
  }

  private async runAs(run: string, { consumer, ids }: Bundle): Promise<void> {
    try {
      const claimed = await this.database.inTransaction((tx) => this.outbox.claim(tx, ids, run));
      if (claimed.length > 0) await this.underLease(claimed, run, () => this.handle(consumer, inOrder(claimed), run));
      this.outage.worked();
    } catch (error) {
      // Postgres is away, or the lease is lost: the sweeper takes over when the lease has ended.
      this.outage.failed(error);
    }
  }

  private async underLease(claimed: readonly ClaimedRow[], run: string, work: () => Promise<void>): Promise<void> {
    const ids = claimed.map((row) => row.id);
    const renew = () => this.database.inTransaction((tx) => this.outbox.renew(tx, ids, run));
    const renewal = setInterval(() => void renew().catch((error: unknown) => this.outage.failed(error)), leaseMs / 3);
    try {
      await work();
    } finally {
      clearInterval(renewal);
    }
  }

  /** If a bundle fails, its members run one by one, so that one bad row never stops its neighbours. */
  private async handle(consumer: string, claimed: readonly ClaimedRow[], run: string): Promise<void> {
    try {
      await this.attempt(consumer, claimed);
    } catch (error) {
      const [first] = claimed;
      if (claimed.length === 1 && first) return this.failed(consumer, first, run, error);
      for (const row of claimed) await this.handle(consumer, [row], run);
    }
  }

  private async attempt(consumer: string, claimed: readonly ClaimedRow[]): Promise<void> {
    const registered = this.consumers.find(consumer);
    if (!registered) throw new Error(`No consumer is named ${consumer}`);
    if (registered.transactional) return this.attemptInTransaction(registered, claimed);
    await registered.handle(claimed.map((row) => row.payload as never));
    await this.database.inTransaction((tx) =>
      this.outbox.markDone(
        tx,
        claimed.map((row) => row.id),
      ),
    );
  }

  /** Marks first, and hands on only what was not done: a run that lost its lease then finds nothing to repeat. */
  private async attemptInTransaction(
    { handle }: Extract<Registered, { transactional: true }>,
    claimed: readonly ClaimedRow[],
  ): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const ids = claimed.map((row) => row.id);
      const marked = new Set(await this.outbox.markDone(tx, ids));
      const payloads = claimed.filter((row) => marked.has(row.id)).map((row) => row.payload as never);
      if (payloads.length > 0) await handle(payloads, tx);
    });
  }

  private async failed(consumer: string, row: ClaimedRow, run: string, error: unknown): Promise<void> {
    const reason = describe(error);
    const failures = await this.database.inTransaction((tx) => this.outbox.markFailed(tx, row.id, run, reason));
    this.failures.inc({ consumer });
    const line = `${consumer} failed on outbox row ${row.id} (failure ${failures}): ${reason}`;
    if (failures < failuresUntilAlarm) return this.logger.warn(line);
    this.alarms.inc({ consumer });
    this.logger.error(line, error);
  }
}

/** By id, which is by time: a handler sees the older payloads first. */
const inOrder = (claimed: readonly ClaimedRow[]): ClaimedRow[] => claimed.toSorted((a, b) => (a.id < b.id ? -1 : 1));
