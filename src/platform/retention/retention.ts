import { Injectable } from '@nestjs/common';
import { type TimedKind, timedKinds } from './retention-list.js';

/** How the module that owns the rows ends their keeping. */
export interface Forgetting {
  /**
   * A SELECT of one timestamptz: when the next of them is over, in business time; null when there is none. It runs each
   * second, so an index answers it. Leaves out what is on hold, as `forget` does.
   */
  readonly dueSql: string;
  /** Ends up to `limit` that are over, skipping locked rows; answers how many, so that the caller goes on below `limit`. */
  readonly forget: (limit: number) => Promise<number>;
}

/** Who ends which kind of the table of retention. Modules register in `onModuleInit`, in every role. */
@Injectable()
export class Retention {
  private readonly ways = new Map<TimedKind, Forgetting>();

  register(kind: TimedKind, way: Forgetting): void {
    if (this.ways.has(kind)) throw new Error(`The forgetting of ${kind} is registered twice`);
    this.ways.set(kind, way);
  }

  all(): readonly (Forgetting & { readonly kind: TimedKind })[] {
    return [...this.ways].map(([kind, way]) => ({ kind, ...way }));
  }

  /** Kinds of the table that nobody ends; a test wants none. */
  missing(): TimedKind[] {
    return timedKinds.filter((kind) => !this.ways.has(kind));
  }
}

/**
 * `dueSql` of rows whose time is real time: due in business time once it is over. It names no time to come, as a moved
 * business clock brings it no nearer.
 *
 * @param overSql a SELECT of one timestamptz, of real time.
 */
export const dueInRealTime = (overSql: string): string =>
  `select case when (${overSql}) <= clock_timestamp() then tally_now() end`;
