import { Injectable } from '@nestjs/common';
import { DirectConnection } from '../database/direct-connection.js';
import { Loop } from '../loop.js';
import { JobQueue } from '../queue/job-queue.js';
import { DueRunner, laneName, type DueJob } from './due-runner.js';
import { DueTimes, isPast, type DueTime } from './due-times.js';
import { DueWork } from './due-work.js';

/** Told when the business clock was moved. */
export const dueChannel = 'tally_due';

/** Each second, and at once when the clock is moved or work has ended: what is due goes into the queue `due`. */
@Injectable()
export class Tick {
  private readonly loop = new Loop('due tick', { everyMs: 1_000, atLeastMs: 100 }, () => this.tick());

  constructor(
    private readonly dueWork: DueWork,
    private readonly dueTimes: DueTimes,
    private readonly runner: DueRunner,
    private readonly queue: JobQueue,
    private readonly direct: DirectConnection,
  ) {}

  async start(): Promise<void> {
    await this.direct.listen(dueChannel, () => this.soon());
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** Ticks within 100 ms: work that ended may have made other work due. */
  soon(): void {
    this.loop.wake();
  }

  async tick(): Promise<void> {
    const { now, times } = await this.dueTimes.ask();
    const due = times.filter((time) => isPast(time, now)).flatMap((time) => this.freeLanes(time));
    // The ticks of all processes in one second give one job. The next second gives another id, because a job of a
    // killed worker stays in BullMQ as running for up to half a minute.
    const second = Math.floor(Date.now() / 1_000);
    await this.queue.add(
      'due',
      due.map((job) => ({ id: `due-${laneName(job)}-${second}`, data: job })),
    );
  }

  private freeLanes({ name, at }: DueTime): DueJob[] {
    const lanes = this.dueWork.find(name)?.lanes ?? 1;
    return Array.from({ length: lanes }, (_, lane) => ({ name, lane })).filter((job) => this.runner.isFree(job, at));
  }
}
