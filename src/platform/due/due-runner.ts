import { Injectable, Logger } from '@nestjs/common';
import { Metrics } from '../metrics.js';
import { DueTimes } from './due-times.js';
import { DueWork } from './due-work.js';
import { Lanes } from './lanes.js';

/** What a job of the queue `due` carries. */
export interface DueJob {
  readonly name: string;
  readonly lane: number;
}

export const laneName = ({ name, lane }: DueJob): string => `${name}-${lane}`;

const firstRestMs = 1_000;
const longestRestMs = 30_000;
const pauseMs = 1_000;

/** Runs due work in its lane. What throws is logged by name, rests for 1 s, doubling to 30 s, and is tried again. */
@Injectable()
export class DueRunner {
  private readonly logger = new Logger(DueRunner.name);
  /** After a failure, by name: real time until the next try. */
  private readonly rests = new Map<string, { failures: number; until: number }>();
  /** After a run, by lane: the due time that it was to take care of. */
  private readonly ran = new Map<string, { at: number; until: number }>();
  private readonly failures;
  private readonly stopping = new AbortController();

  constructor(
    private readonly dueWork: DueWork,
    private readonly dueTimes: DueTimes,
    private readonly lanes: Lanes,
    metrics: Metrics,
  ) {
    this.failures = metrics.counter('tally_due_failures_total', 'Runs of due work that threw', ['name']);
  }

  /**
   * Whether it is of use to run it now: it does not run in this process, does not rest after a failure, and did not run
   * within the last second for the very same due time, which it then could not do anything about.
   */
  isFree(job: DueJob, at: Date | null): boolean {
    const now = performance.now();
    const lane = laneName(job);
    if (this.lanes.isOurs(lane) || this.isResting(job)) return false;
    const last = this.ran.get(lane);
    return last === undefined || last.until <= now || last.at !== at?.getTime();
  }

  /** Never throws: the tick asks again while it is due. */
  async run(job: DueJob): Promise<void> {
    const item = this.dueWork.find(job.name);
    if (!item || this.stopping.signal.aborted || this.isResting(job)) return;
    try {
      await this.lanes.inLane(laneName(job), async () => {
        // Jobs can be queued twice, by two ticks or after a crash: the database knows whether there is still work.
        const at = await this.dueTimes.dueSince(item);
        if (at === null) return;
        await item.run(job.lane, this.stopping.signal);
        this.ran.set(laneName(job), { at: at.getTime(), until: performance.now() + pauseMs });
        this.rests.delete(job.name);
      });
    } catch (error) {
      this.rest(job, error);
    }
  }

  /** Begins nothing more, and asks what runs to return soon. */
  stop(): void {
    this.stopping.abort();
  }

  private isResting({ name }: DueJob): boolean {
    return (this.rests.get(name)?.until ?? 0) > performance.now();
  }

  private rest({ name }: DueJob, error: unknown): void {
    const failures = (this.rests.get(name)?.failures ?? 0) + 1;
    const restMs = Math.min(longestRestMs, firstRestMs * 2 ** (failures - 1));
    this.rests.set(name, { failures, until: performance.now() + restMs });
    this.failures.inc({ name });
    this.logger.error(`due work ${name} failed (failure ${failures}, next try in ${restMs} ms)`, error);
  }
}
