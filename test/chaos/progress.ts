import { setTimeout as sleep } from 'node:timers/promises';
import { type Stage } from './plan.js';

export type Phase = 'set-up' | Stage | 'verdict';

/** What part of the whole each phase is likely to take; only for the estimate of the time left. */
const weights: readonly (readonly [Phase, number])[] = [
  ['set-up', 14],
  ['pledging', 6],
  ['collecting', 46],
  ['retrying', 14],
  ['finishing', 12],
  ['paying out', 6],
  ['verdict', 2],
];

/** Says every few seconds where the run is, and about how long it will still take. */
export class Progress {
  private readonly beganAt = performance.now();
  private phase: Phase = 'set-up';
  private phaseBeganAt = this.beganAt;
  private readonly ended = new AbortController();
  /** How long each phase took, in seconds. */
  readonly durations = new Map<Phase, number>();

  constructor(
    private readonly say: (line: string) => void,
    private readonly expectedMs: number,
  ) {}

  /** Enters a phase, and says so. */
  enter(phase: Phase, what: string): void {
    this.leave();
    this.phase = phase;
    this.phaseBeganAt = performance.now();
    this.say(`${this.clock()} ${phase}: ${what}`);
  }

  leave(): void {
    const took = (performance.now() - this.phaseBeganAt) / 1000;
    this.durations.set(this.phase, (this.durations.get(this.phase) ?? 0) + Math.round(took));
  }

  get seconds(): number {
    return Math.round((performance.now() - this.beganAt) / 1000);
  }

  /** Tells `status` now and then until stopped. A status that cannot be had at the moment is left out. */
  async watch(status: () => Promise<string>, everyMs = 5_000): Promise<void> {
    const { signal } = this.ended;
    while (!signal.aborted) {
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const line = await status().catch(() => 'Postgres is away');
      this.say(`${this.clock()} ${this.phase}: ${line}, about ${this.left()} left`);
    }
  }

  stop(): void {
    this.ended.abort();
  }

  private clock(): string {
    return `[${asMinutes(this.seconds)}]`;
  }

  /** By the weights of the phases to come and what this one has used of its own. */
  private left(): string {
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    const at = weights.findIndex(([phase]) => phase === this.phase);
    const ahead = weights.slice(at + 1).reduce((sum, [, weight]) => sum + weight, 0);
    const own = ((weights[at]?.[1] ?? 0) / total) * this.expectedMs;
    const ownLeft = Math.max(own * 0.1, own - (performance.now() - this.phaseBeganAt));
    return asMinutes(Math.round((ownLeft + (ahead / total) * this.expectedMs) / 1000));
  }
}

const asMinutes = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
