import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Counters } from '../platform/counters/index.js';
import { TooManyRequests } from '../platform/http/index.js';

const minute = 60_000;
const hour = 60 * minute;

/** How often something may be tried, per address or network, in a window of real time. */
export const attemptLimits = {
  signInByAddress: { limit: 10, windowMs: 15 * minute },
  signInByNetwork: { limit: 100, windowMs: 15 * minute },
  registrationByNetwork: { limit: 60, windowMs: hour },
  resetByNetwork: { limit: 30, windowMs: hour },
  mailByAddress: { limit: 5, windowMs: 24 * hour },
  challengeByNetwork: { limit: 100, windowMs: 15 * minute },
} as const;

export type Attempt = keyof typeof attemptLimits;

/** Counts attempts atomically over all processes. Subjects are hashed: the counters hold no addresses. */
@Injectable()
export class Attempts {
  constructor(private readonly counters: Counters) {}

  /** Counts one more. @throws TooManyRequests (429, Retry-After) beyond the limit. */
  async count(attempt: Attempt, subject: string): Promise<void> {
    const { allowed, retryAfterMs } = await this.hit(attempt, subject);
    if (!allowed) throw new TooManyRequests({ retryAfterSeconds: Math.ceil(retryAfterMs / 1000) });
  }

  /** As `count`, where going beyond the limit must not be told. */
  async isAllowed(attempt: Attempt, subject: string): Promise<boolean> {
    return (await this.hit(attempt, subject)).allowed;
  }

  async forget(attempt: Attempt, subject: string): Promise<void> {
    await this.counters.reset(keyOf(attempt, subject));
  }

  private hit(attempt: Attempt, subject: string) {
    const { limit, windowMs } = attemptLimits[attempt];
    return this.counters.hit(keyOf(attempt, subject), limit, windowMs);
  }
}

const keyOf = (attempt: Attempt, subject: string): string =>
  `users:${attempt}:${createHash('sha256').update(subject).digest('base64url')}`;
