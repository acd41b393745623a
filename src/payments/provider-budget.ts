import { Inject, Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { ProviderBusy } from './provider.errors.js';

/** Calls are spaced a little wider than the limit, because they reach the provider less evenly than they leave. */
const headroom = 0.98;

/** How far ahead one statement promises calls, in real seconds: a process that dies wastes no more than this. */
const aheadSeconds = 0.25;

/** How long a call waits for its turn unless it says otherwise, in real milliseconds. */
const defaultPatienceMs = 15_000;

/** When a call may leave, and when that was promised; milliseconds of the database's clock, which is the bucket's own. */
export interface Turn {
  readonly at: number;
  readonly promisedAt: number;
}

/**
 * One token bucket per endpoint for all processes, in Postgres and in real time: the provider counts all of us together.
 * A process that has callers waiting takes a promise of as many calls as it can make in the next quarter of a second, in
 * one statement; the calls then leave one by one at the times they were promised. `Retry-After` silences the endpoint for everyone.
 */
@Injectable()
export class ProviderBudget {
  private readonly queues = new Map<string, Queue>();
  readonly ratePerSecond: number;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.ratePerSecond = settings.STRIPE_RATE * headroom;
  }

  /**
   * Returns when it is this call's turn, and says which one it had.
   *
   * @throws ProviderBusy at once when the turn would come later than `patienceMs`: nothing was done.
   */
  async take(endpoint: string, patienceMs = defaultPatienceMs): Promise<Turn> {
    const queue = this.queueOf(endpoint);
    const aheadMs = queue.promisedMs() + (queue.waiting.length * 1000) / this.ratePerSecond;
    if (aheadMs > patienceMs) throw new ProviderBusy(endpoint, aheadMs - patienceMs);
    return new Promise<Turn>((resolve, reject) => {
      queue.waiting.push({ resolve, reject, giveUpAt: performance.now() + patienceMs });
      if (!queue.pumping) void this.pump(endpoint, queue);
    });
  }

  /** The provider asked for silence: nobody calls this endpoint before it is over. */
  async block(endpoint: string, milliseconds: number): Promise<void> {
    await this.database.inTransaction((tx) => this.reserve(tx, endpoint, 0, milliseconds));
  }

  private queueOf(endpoint: string): Queue {
    const queue = this.queues.get(endpoint) ?? new Queue();
    this.queues.set(endpoint, queue);
    return queue;
  }

  private async pump(endpoint: string, queue: Queue): Promise<void> {
    queue.pumping = true;
    const most = Math.max(1, Math.floor(this.ratePerSecond * aheadSeconds));
    while (queue.waiting.length > 0) {
      const members = queue.waiting.splice(0, most);
      try {
        const first = await this.database.inTransaction((tx) => this.reserve(tx, endpoint, members.length, 0));
        await this.release(endpoint, queue, members, first);
      } catch (error) {
        members.forEach(({ reject }) => reject(error));
      }
    }
    queue.pumping = false;
  }

  /** Lets each member go at its time. Comes back shortly before the last one, so that the next promise is made in time. */
  private async release(endpoint: string, queue: Queue, members: readonly Waiting[], first: Turn): Promise<void> {
    const begin = performance.now() + first.at - first.promisedAt;
    const stepMs = 1000 / this.ratePerSecond;
    members.forEach((member, index) => {
      const at = begin + index * stepMs;
      const turn = { at: first.at + index * stepMs, promisedAt: first.promisedAt };
      if (at > member.giveUpAt) member.reject(new ProviderBusy(endpoint, at - member.giveUpAt));
      else leaveAt(at, () => member.resolve(turn));
    });
    queue.lastAt = begin + members.length * stepMs;
    const restMs = queue.promisedMs() - (aheadSeconds * 1000) / 2;
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
  }

  /** Takes `calls` from the bucket and answers the turn of the first of them. */
  private async reserve(tx: Tx, endpoint: string, calls: number, blockMs: number): Promise<Turn> {
    const rate = this.ratePerSecond;
    const [row] = await rows<{ tokens: number; now: number; blockedMs: number }>(
      tx,
      `insert into provider_budgets as b (endpoint, tokens, refilled_at, blocked_until)
       values ($1, 1 - $2::double precision, clock_timestamp(), clock_timestamp() + $4::double precision * interval '1 millisecond')
       on conflict (endpoint) do update set
         tokens = least(1, b.tokens + $3::double precision
                  * greatest(0, extract(epoch from clock_timestamp() - b.refilled_at)::double precision)) - $2::double precision,
         refilled_at = greatest(b.refilled_at, clock_timestamp()),
         blocked_until = greatest(b.blocked_until, clock_timestamp() + $4::double precision * interval '1 millisecond')
       returning tokens, extract(epoch from refilled_at)::double precision * 1000 as now,
         extract(epoch from blocked_until - refilled_at)::double precision * 1000 as "blockedMs"`,
      [endpoint, calls, rate, blockMs],
    );
    if (!row) throw new Error('The budget of the provider did not answer');
    const missing = 1 - (row.tokens + calls);
    return { at: row.now + Math.max(0, (missing * 1000) / rate, row.blockedMs), promisedAt: row.now };
  }
}

interface Waiting {
  readonly resolve: (turn: Turn) => void;
  readonly reject: (error: unknown) => void;
  readonly giveUpAt: number;
}

class Queue {
  readonly waiting: Waiting[] = [];
  pumping = false;
  /** When the last promised call leaves, on the monotonic clock. */
  lastAt = 0;

  promisedMs(): number {
    return Math.max(0, this.lastAt - performance.now());
  }
}

/** Timers count in whole milliseconds from when the loop last looked at the clock, so they may ring early; the call does not. */
function leaveAt(at: number, leave: () => void): void {
  const restMs = at - performance.now();
  if (restMs > 0) setTimeout(() => leaveAt(at, leave), Math.ceil(restMs));
  else leave();
}
