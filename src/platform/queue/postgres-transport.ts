import { createPostgresBackend, withBackend } from 'bullmq';
import pg from 'pg';
import { jobOptions, queueStreams, workerOptions, type Transport } from './transport.js';

const workersHoldAtMost = 2;

/** BullMQ's tables in the schema `bullmq` of our own database: one pool per process, shared by all queues. */
export function postgresTransport(url: string): Transport {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'tally queue',
    // Each worker keeps one connection to listen on.
    max: workersHoldAtMost + 8,
    options: '-c search_path=bullmq -c timezone=UTC',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // Every Queue and Worker hangs a listener on the pool.
  pool.setMaxListeners(50);
  pool.on('error', () => undefined);
  const { Queue, Worker } = withBackend(createPostgresBackend);
  return {
    kind: 'postgres',
    queue: (name) => new Queue(name, { connection: pool, defaultJobOptions: jobOptions, streams: queueStreams }),
    worker: (name, process, concurrency) =>
      new Worker(name, process, { connection: pool, concurrency, ...workerOptions }),
    ping: () => pool.query('select 1'),
    end: () => pool.end(),
  };
}
