import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Counters } from '../platform/counters/index.js';
import { TooManyRequests } from '../platform/http/index.js';
import { neighbourhoodOf, networkOf } from './user.rules.js';

const minute = 60_000;
const hour = 60 * minute;

/** How often something may be tried, per address or network, in a window of real time. */
export const attemptLimits = {
  // Whoever guesses at somebody's address shuts out their own neighbourhood, not the person whose address it is.
  signInByAddressAndNetwork: { limit: 10, windowMs: 15 * minute },
  // Guesses from ever new networks: past this, they and the owner are looked at one by one.
  signInByAddress: { limit: 100, windowMs: 24 * hour },
  slowSignInByAddress: { limit: 1, windowMs: 5_000 },
  signInByNetwork: { limit: 100, windowMs: 15 * minute },
  registrationByNetwork: { limit: 60, windowMs: hour },
  resetByNetwork: { limit: 30, windowMs: hour },
  signInLinkByNetwork: { limit: 30, windowMs: hour },
  mailByAddress: { limit: 5, windowMs: 24 * hour },
  // Six digits, three of which are good at a time: past these, guessing one takes longer than noticing it.
  secondFactor: { limit: 10, windowMs: 15 * minute },
  secondFactorByDay: { limit: 50, windowMs: 24 * hour },
  // Of one mailed code, which is good for less than the window: past these it is good for nothing.
  mailedCode: { limit: 5, windowMs: 15 * minute },
  mailedCodeAsked: { limit: 10, windowMs: 24 * hour },
  pledgeLinksByNetwork: { limit: 30, windowMs: hour },
  pledgeLinksByAddress: { limit: 3, windowMs: 24 * hour },
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

  /**
   * Counts one more try to sign in. A stranger's guesses never lock the owner out: they count by neighbourhood, and over
   * all neighbourhoods together they only slow sign-in to this address down.
   *
   * @throws TooManyRequests (429, Retry-After)
   */
  async countSignIn(email: string, ip: string): Promise<void> {
    await this.count('signInByNetwork', networkOf(ip));
    await this.count('signInByAddressAndNetwork', fromNeighbourhood(email, ip));
    if (await this.isAllowed('signInByAddress', email)) return;
    const turn = await this.hit('slowSignInByAddress', email);
    if (turn.allowed) return;
    await sleep(turn.retryAfterMs);
    await this.count('slowSignInByAddress', email);
  }

  /** The address was shown to be this person's: what was tried on it is forgotten, but not what strangers tried from elsewhere. */
  async forgetSignIn(email: string, ip: string): Promise<void> {
    await this.forget('signInByAddressAndNetwork', fromNeighbourhood(email, ip));
    await this.forget('signInByAddress', email);
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

const fromNeighbourhood = (email: string, ip: string): string => `${neighbourhoodOf(ip)} ${email}`;
