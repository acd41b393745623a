import { Outage } from './outage.js';

/** How often, in real milliseconds, a loop takes its step when nobody wakes it, and how soon after one when woken. */
export interface Pace {
  readonly everyMs: number;
  readonly atLeastMs?: number;
}

const pauseAfterFailureMs = 1_000;

/** Takes a step again and again, one at a time, until stopped. A step that throws is taken again a second later. */
export class Loop {
  private readonly outage: Outage;
  private running: Promise<void> | undefined;
  private stopping = false;
  private woken = false;
  private endPause: () => void = () => {};

  constructor(
    name: string,
    private readonly pace: Pace,
    private readonly step: () => Promise<unknown>,
  ) {
    this.outage = new Outage(name);
  }

  start(): void {
    this.stopping = false;
    this.running ??= this.go();
  }

  /** Takes the next step at once, or once more after the present one. */
  wake(): void {
    this.woken = true;
    this.endPause();
  }

  /** Ends after the present step. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.endPause();
    await this.running;
    this.running = undefined;
  }

  private async go(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      const failed = await this.takeStep();
      await this.pause(failed ? pauseAfterFailureMs : (this.pace.atLeastMs ?? 0), false);
      if (!failed) await this.pause(this.pace.everyMs - (this.pace.atLeastMs ?? 0), true);
    }
  }

  private async takeStep(): Promise<boolean> {
    try {
      await this.step();
      this.outage.worked();
      return false;
    } catch (error) {
      this.outage.failed(error);
      return true;
    }
  }

  private async pause(ms: number, wakes: boolean): Promise<void> {
    if (ms <= 0 || this.stopping || (wakes && this.woken)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endPause = () => {
        if (!wakes && !this.stopping) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
