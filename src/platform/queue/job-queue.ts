import { Outage } from '../outage.js';
import { type BullQueue, type BullWorker, type Transport } from './transport.js';

/** All queues there are: bundles of outbox rows, and due work. */
export type QueueName = 'events' | 'due';

/** A job names work to be found in Postgres; it is never the work itself, and losing it loses nothing. */
export interface QueuedJob {
  /** Adding an id that is still queued or running does nothing. Without ':', and not a number. */
  readonly id: string;
  readonly data: object;
}

export type Process = (data: unknown) => Promise<void>;

const addMayTakeMs = 5_000;
const pingMayTakeMs = 1_000;
const disconnectMayTakeMs = 2_000;

/** BullMQ on Redis or on Postgres, loaded and connected when it is first used: the api role never does. */
export class JobQueue {
  private readonly outage: Outage;
  private readonly queues = new Map<QueueName, BullQueue>();
  private transport: Promise<Transport> | undefined;
  private readonly workers = new Map<QueueName, BullWorker>();

  constructor(
    readonly kind: 'redis' | 'postgres',
    private readonly open: () => Promise<Transport>,
  ) {
    this.outage = new Outage(`queue on ${kind}`);
  }

  /**
   * Adds any number of jobs in one go.
   *
   * @throws when the backend does not take them within 5 s; some may have been added nevertheless.
   */
  async add(name: QueueName, jobs: readonly QueuedJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const queue = await this.queue(name);
    await within(addMayTakeMs, queue.addBulk(jobs.map(({ id, data }) => ({ name, data, opts: { jobId: id } }))));
  }

  /** Begins to hand jobs to `process`, at most `concurrency` at once, in no promised order. It must not throw. */
  async work(name: QueueName, concurrency: number, process: Process): Promise<void> {
    const transport = await this.connected();
    const worker = transport.worker(name, (job) => process(job.data), concurrency);
    worker.on('error', (error) => this.failed(error));
    for (const event of ['completed', 'drained', 'ready'] as const) worker.on(event, () => this.outage.worked());
    this.workers.set(name, worker);
  }

  /** How many jobs wait for a worker. */
  async waiting(name: QueueName): Promise<number> {
    const queue = await this.queue(name);
    return within(pingMayTakeMs, queue.getWaitingCount());
  }

  /** @throws unless the backend answers within a second. */
  async ping(): Promise<void> {
    const transport = await this.connected();
    await within(pingMayTakeMs, transport.ping());
  }

  /** Takes no further job of the queue and waits at most `graceMs` for the running ones; `add` goes on working. */
  async stopWorking(name: QueueName, graceMs: number): Promise<void> {
    const closing = this.workers.get(name)?.close();
    this.workers.delete(name);
    // What still runs after that ends with the process; its rows are taken over when their leases end.
    await within(graceMs, closing ?? Promise.resolve()).catch((error: unknown) => this.failed(error));
  }

  /** Disconnects, after `stopWorking`. A job that is still running keeps its connection, but nobody waiting for it. */
  async close(): Promise<void> {
    const transport = await this.transport;
    const closing = Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
    this.queues.clear();
    const ended = closing.then(() => transport?.end());
    await within(disconnectMayTakeMs, ended).catch((error: unknown) => this.failed(error));
  }

  private async connected(): Promise<Transport> {
    this.transport ??= this.open();
    return this.transport;
  }

  private async queue(name: QueueName): Promise<BullQueue> {
    const transport = await this.connected();
    const known = this.queues.get(name);
    if (known) return known;
    const queue = transport.queue(name);
    queue.on('error', (error) => this.failed(error));
    this.queues.set(name, queue);
    return queue;
  }

  private failed(error: unknown): void {
    if (!isLostJob(error)) this.outage.failed(error);
  }
}

/** A job that vanished while it ran (Redis was emptied, or another worker got it): Postgres knows what is left to do. */
const isLostJob = (error: unknown): boolean =>
  error instanceof Error && /^missing (key|lock)|is not in the \w+ state|^could not renew lock/i.test(error.message);

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The queue did not answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
