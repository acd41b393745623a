import { setTimeout as sleep } from 'node:timers/promises';
import { type Api } from './api.js';

interface WorkStatus {
  readonly now: string;
  readonly idle: boolean;
  readonly nextDueAt: string | null;
  readonly [figure: string]: unknown;
}

const patienceMs = 120_000;

/** Business time of service and sandbox together: both move, in step, and only when nothing is left to do. */
export class Time {
  constructor(
    private readonly service: Api,
    private readonly provider: Api,
  ) {}

  async now(): Promise<Date> {
    return new Date((await this.service.get<WorkStatus>('/v1/admin/work')).now);
  }

  /** Waits until neither service nor sandbox has anything left to do, twice in a row, since each may wake the other. */
  async untilIdle(): Promise<WorkStatus> {
    const deadline = Date.now() + patienceMs;
    for (let quiet = 0; ;) {
      const provider = await this.provider.get<{ idle: boolean }>('/_sandbox/idle');
      const work = await this.service.get<WorkStatus>('/v1/admin/work');
      quiet = provider.idle && work.idle ? quiet + 1 : 0;
      if (quiet === 2) return work;
      if (Date.now() > deadline)
        throw new Error(`the service never came to rest: ${JSON.stringify({ work, provider })}`);
      await sleep(quiet ? 20 : 60);
    }
  }

  /** Moves both clocks to the instant, stopping at every due time on the way so that nothing happens late. */
  async moveTo(instant: Date): Promise<void> {
    for (;;) {
      const { nextDueAt } = await this.untilIdle();
      const next = nextDueAt && new Date(nextDueAt) < instant ? new Date(nextDueAt) : instant;
      await this.set(next);
      if (next.getTime() === instant.getTime()) break;
    }
    await this.untilIdle();
  }

  /** Moves both clocks and waits for nothing: what became due is just beginning. */
  async jumpTo(instant: Date): Promise<void> {
    await this.set(instant);
  }

  async moveBy(milliseconds: number): Promise<void> {
    await this.moveTo(new Date((await this.now()).getTime() + milliseconds));
  }

  /** Moves to the next instant at which something is due; answers undefined when nothing is. */
  async moveToNextDue(): Promise<Date | undefined> {
    const { nextDueAt } = await this.untilIdle();
    if (!nextDueAt) return undefined;
    await this.set(new Date(nextDueAt));
    await this.untilIdle();
    return new Date(nextDueAt);
  }

  /** An instant that has passed meanwhile leaves the clocks as they are: time goes forward only. */
  private async set(instant: Date): Promise<void> {
    if ((await this.now()) >= instant) return;
    await this.service.post('/v1/admin/clock', { now: instant.toISOString() });
    await this.provider.post('/_sandbox/clock', { now: instant.toISOString() });
  }
}
