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
    // What a crash forgets of the queue is done once more, as when Redis is emptied: nobody waits for the disk.
    options: '-c search_path=bullmq -c timezone=UTC -c synchronous_commit=off',
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
