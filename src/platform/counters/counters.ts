/** Whether one more is allowed now, and if not, in how many milliseconds of real time it will be. */
export interface Hit {
  readonly allowed: boolean;
  readonly retryAfterMs: number;
}

/** Limits on attempts per key and window: sign-ins, codes, cards. Shared by all processes, in real time. */
export abstract class Counters {
  /**
   * Counts one attempt. A window begins with its first hit and lasts `windowMs`; the first `limit` hits in it are
   * allowed. One atomic step, so that parallel attempts cannot pass together. Keys hold no personal data: hash an
   * e-mail before.
   */
  abstract hit(key: string, limit: number, windowMs: number): Promise<Hit>;

  /** Forgets the key, as after a successful sign-in. */
  abstract reset(key: string): Promise<void>;

  /** Lets go of a connection of its own; without one there is nothing to do. */
  stop(): void {}
}
