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

/** When a call may leave, and when that was promised; milliseconds of the database's clock, which is everybody's. */
export interface Turn {
  readonly at: number;
  readonly promisedAt: number;
}

/**
 * One row of turns per endpoint for all processes, in Postgres and in real time: the provider counts all of us together.
 * A process that has callers waiting takes a promise of as many turns as it can use in the next quarter of a second, in
 * one statement; the calls then leave one by one at the times they were promised. `Retry-After` silences the endpoint for
 * everyone; of what was promised before, this process takes turns behind the silence.
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
      this.enqueue(endpoint, queue, { resolve, reject, giveUpAt: performance.now() + patienceMs });
    });
  }

  /** The provider asked for silence: nobody calls this endpoint before it is over. */
  async block(endpoint: string, milliseconds: number): Promise<void> {
    const queue = this.queueOf(endpoint);
    queue.silentUntil = Math.max(queue.silentUntil, performance.now() + milliseconds);
    await this.database.inTransaction((tx) => this.reserve(tx, endpoint, 0, milliseconds));
  }

  private queueOf(endpoint: string): Queue {
    const queue = this.queues.get(endpoint) ?? new Queue();
    this.queues.set(endpoint, queue);
    return queue;
  }

  private enqueue(endpoint: string, queue: Queue, member: Waiting): void {
    queue.waiting.push(member);
    if (!queue.pumping) void this.pump(endpoint, queue);
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
      else leaveAt(at, () => this.leave(endpoint, queue, member, turn));
    });
    queue.lastAt = begin + members.length * stepMs;
    const restMs = queue.promisedMs() - (aheadSeconds * 1000) / 2;
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
  }

  private leave(endpoint: string, queue: Queue, member: Waiting, turn: Turn): void {
    if (queue.silentUntil > performance.now()) this.enqueue(endpoint, queue, member);
    else member.resolve(turn);
  }

  /** Takes `calls` turns behind those that are taken and behind a silence of `silenceMs`, and answers the first of them. */
  private async reserve(tx: Tx, endpoint: string, calls: number, silenceMs: number): Promise<Turn> {
    const takenMs = (calls * 1000) / this.ratePerSecond;
    const [row] = await rows<{ at: number; now: number }>(
      tx,
      `insert into provider_budgets as b (endpoint, next_at)
       values ($1, clock_timestamp() + ($2::double precision + $3::double precision) * interval '1 millisecond')
       on conflict (endpoint) do update set
         next_at = greatest(b.next_at, clock_timestamp() + $3::double precision * interval '1 millisecond')
                   + $2::double precision * interval '1 millisecond'
       returning extract(epoch from next_at)::double precision * 1000 - $2::double precision as at,
         extract(epoch from clock_timestamp())::double precision * 1000 as now`,
      [endpoint, takenMs, silenceMs],
    );
    if (!row) throw new Error('The budget of the provider did not answer');
    return { at: Math.max(row.at, row.now), promisedAt: row.now };
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
  /** Until when the provider wants to hear nothing, on the monotonic clock. */
  silentUntil = 0;

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
