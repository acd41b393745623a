import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { jobOptions, queueStreams, workerOptions, type Transport } from './transport.js';

/** In braces, so that all keys of a queue live on one node of a Redis Cluster. */
const prefix = '{tally}';

/** Redis: two connections and one more per worker. */
export function redisTransport(url: string): Transport {
  const reconnect = (tries: number) => Math.min(100 * tries, 1_000);
  // Adding jobs fails soon when Redis is away, since the relay waits for it with rows locked.
  const producer = new Redis(url, { maxRetriesPerRequest: 1, commandTimeout: 5_000, retryStrategy: reconnect });
  // Workers wait as long as it takes.
  const consumer = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: reconnect });
  // Each Queue and Worker reports the errors of its connection; without this, ioredis would print them once more.
  for (const redis of [producer, consumer]) redis.on('error', () => undefined);
  return {
    kind: 'redis',
    queue: (name) =>
      new Queue(name, { connection: producer, prefix, defaultJobOptions: jobOptions, streams: queueStreams }),
    worker: (name, process, concurrency) =>
      new Worker(name, process, { connection: consumer, prefix, concurrency, ...workerOptions }),
    ping: () => producer.ping(),
    end: async () => {
      producer.disconnect();
      consumer.disconnect();
      await Promise.resolve();
    },
  };
}
