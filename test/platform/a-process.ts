import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AfterCommit, Database, dataSourceOptions } from '../../src/platform/database/index.js';
import { DirectConnection } from '../../src/platform/database/direct-connection.js';
import { DueRunner, type DueJob } from '../../src/platform/due/due-runner.js';
import { DueTimes, DueWork } from '../../src/platform/due/index.js';
import { Lanes } from '../../src/platform/due/lanes.js';
import { Tick } from '../../src/platform/due/tick.js';
import { Metrics } from '../../src/platform/metrics.js';
import { Bell } from '../../src/platform/outbox/bell.js';
import { Consumers, Outbox } from '../../src/platform/outbox/index.js';
import { OutboxRepository } from '../../src/platform/outbox/outbox.repository.js';
import { Relay, type Bundle } from '../../src/platform/outbox/relay.js';
import { Runner } from '../../src/platform/outbox/runner.js';
import { Sweeper } from '../../src/platform/outbox/sweeper.js';
import { openQueue, type JobQueue } from '../../src/platform/queue/index.js';
import { MoveClock, Work } from '../../src/platform/work/index.js';

// Failures are what these specs are about; their log lines would only hide the result.
Logger.overrideLogger(false);

export type AProcess = Awaited<ReturnType<typeof aProcess>>;

/** What one process of the service has of outbox, queue and due work, with connections of its own and nothing started. */
export async function aProcess(url: string, redisUrl?: string) {
  const dataSource = new DataSource({ ...dataSourceOptions(url, 8), entities: [], migrations: [] });
  await dataSource.initialize();
  const afterCommit = new AfterCommit();
  const database = new Database(dataSource, afterCommit);
  const direct = new DirectConnection(url);
  const queue = openQueue({ DATABASE_DIRECT_URL: url, REDIS_URL: redisUrl });
  const metrics = new Metrics();
  const events = outboxOf(database, afterCommit, queue, direct, metrics);
  const due = dueOf(database, queue, direct, metrics);
  const work = new Work(database, due.dueTimes);
  const moveClock = new MoveClock(database);

  return {
    ...{ dataSource, database, direct, queue, metrics, work, moveClock },
    ...events,
    ...due,
    startEvents: async (concurrency = 2) => {
      await queue.work('events', concurrency, (job) => events.runner.run(job as Bundle));
      await events.relay.start();
    },
    startDue: async (concurrency = 4) => {
      await queue.work('due', concurrency, async (job) => {
        await due.runDue.run(job as DueJob);
        due.tick.soon();
      });
      await due.tick.start();
    },
    stop: async () => {
      await Promise.all([events.relay.stop(), events.sweeper.stop(), due.tick.stop()]);
      due.runDue.stop();
      await Promise.all([queue.stopWorking('events', 5_000), queue.stopWorking('due', 5_000)]);
      await queue.close();
      await direct.close();
      await dataSource.destroy();
    },
  };
}

function outboxOf(
  database: Database,
  afterCommit: AfterCommit,
  queue: JobQueue,
  direct: DirectConnection,
  metrics: Metrics,
) {
  const consumers = new Consumers();
  const repository = new OutboxRepository(database);
  return {
    consumers,
    repository,
    outbox: new Outbox(consumers, afterCommit),
    bell: new Bell(afterCommit, repository),
    relay: new Relay(database, repository, queue, direct),
    runner: new Runner(database, repository, consumers, metrics),
    sweeper: new Sweeper(database, repository, queue),
  };
}

function dueOf(database: Database, queue: JobQueue, direct: DirectConnection, metrics: Metrics) {
  const dueWork = new DueWork();
  const dueTimes = new DueTimes(database, dueWork);
  const runDue = new DueRunner(dueWork, dueTimes, new Lanes(direct), metrics);
  return { dueWork, dueTimes, runDue, tick: new Tick(dueWork, dueTimes, runDue, queue, direct) };
}
