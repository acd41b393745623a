import { type DefaultJobOptions, type WorkerOptions } from 'bullmq';

/** The part of BullMQ's Queue that is used here, whatever it runs on. */
export interface BullQueue {
  addBulk(jobs: { name: string; data: object; opts: { jobId: string } }[]): Promise<unknown>;
  getWaitingCount(): Promise<number>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** The part of BullMQ's Worker that is used here. */
export interface BullWorker {
  close(force?: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'completed' | 'drained' | 'ready', listener: () => void): unknown;
}

export type BullProcess = (job: { data: unknown }) => Promise<void>;

/** How BullMQ reaches what it runs on. */
export interface Transport {
  readonly kind: 'redis' | 'postgres';
  queue(name: string): BullQueue;
  worker(name: string, process: BullProcess, concurrency: number): BullWorker;
  ping(): Promise<unknown>;
  end(): Promise<void>;
}

/**
 * Retries, failures and leases are rows in Postgres, so a job is tried once and leaves nothing behind: an id that
 * stayed as completed or failed could never be added again.
 */
export const jobOptions: DefaultJobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

/** BullMQ keeps a log of events that nobody reads here. */
export const queueStreams = { events: { maxLen: 100 } };

/**
 * A worker that died is noticed within half a minute and its job handed out once more. That is BullMQ's part of the
 * speed only; the promise is the lease and the sweeper in Postgres.
 */
export const workerOptions = {
  lockDuration: 20_000,
  stalledInterval: 10_000,
  maxStalledCount: 1,
  drainDelay: 5,
  runRetryDelay: 1_000,
} satisfies Partial<WorkerOptions>;
