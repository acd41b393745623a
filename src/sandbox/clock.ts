/** Virtual time: real time and an offset. Business delays run on it; signatures and retries stay on real time. */
export class Clock {
  private offsetMs = 0;
  private heldAtMs: number | null = null;

  /** Virtual unix milliseconds. */
  now(): number {
    return this.heldAtMs ?? Date.now() + this.offsetMs;
  }

  /** Virtual unix seconds, as API v1 writes times. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** RFC 3339 with milliseconds, as API v2 writes times. */
  iso(): string {
    return new Date(this.now()).toISOString();
  }

  offset(): number {
    return this.offsetMs;
  }

  setOffset(ms: number): void {
    this.offsetMs = ms;
  }

  /** Runs `work` at the moment at which it was due, so that a jump of the clock leaves the same times as waiting. */
  heldAt<T>(ms: number, work: () => T): T {
    const before = this.heldAtMs;
    this.heldAtMs = ms;
    try {
      return work();
    } finally {
      this.heldAtMs = before;
    }
  }
}
