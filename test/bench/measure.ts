import { closedLoop, type LoadResult, type Shot } from './load.js';
import { cpuMs } from './processes.js';

export interface Measurement extends LoadResult {
  /** CPU milliseconds per request: the server's Node and its Postgres together. */
  readonly cpuPerRequest: number;
}

export interface Run {
  readonly url: string;
  readonly pid: number;
  readonly postgresPid: number;
  readonly clients: number;
  readonly count: number;
  readonly shot: (index: number) => Shot;
}

/** One closed loop, with what it cost. */
export async function measure({ url, pid, postgresPid, ...loop }: Run): Promise<Measurement> {
  const before = cpuMs(pid) + cpuMs(postgresPid);
  const result = await closedLoop(url, loop);
  const after = cpuMs(pid) + cpuMs(postgresPid);
  return { ...result, cpuPerRequest: (after - before) / result.done };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};
