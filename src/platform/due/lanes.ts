import { createHash } from 'node:crypto';
import { type DirectConnection } from '../database/direct-connection.js';

/** 'lane' in ASCII: the class of our advisory locks on lanes. */
const lockClass = 0x6c616e65;

/**
 * Keeps a lane of due work from running twice at once, over all processes. The locks belong to the session of the
 * direct connection, so those of a killed process are free at once, where a job in BullMQ would block for half a minute.
 * If the session is lost while a lane runs, another process may run it too: due work is safe to run twice.
 */
export class Lanes {
  private readonly held = new Set<string>();

  constructor(private readonly direct: DirectConnection) {}

  /** Runs `work` if nobody else has the lane, and answers whether it did. */
  async inLane(lane: string, work: () => Promise<void>): Promise<boolean> {
    // Postgres would give our own session the lock a second time.
    if (this.held.has(lane)) return false;
    this.held.add(lane);
    try {
      if (!(await this.ask('pg_try_advisory_lock', lane))) return false;
      try {
        await work();
      } finally {
        // A session that was lost has freed it already.
        await this.ask('pg_advisory_unlock', lane).catch(() => false);
      }
      return true;
    } finally {
      this.held.delete(lane);
    }
  }

  /** Whether this process is in the lane. */
  isOurs(lane: string): boolean {
    return this.held.has(lane);
  }

  private async ask(lockFunction: 'pg_try_advisory_lock' | 'pg_advisory_unlock', lane: string): Promise<boolean> {
    const key = createHash('sha256').update(lane).digest().readInt32BE(0);
    const [row] = await this.direct.query<{ done: boolean }>(`select ${lockFunction}($1, $2) as done`, [
      lockClass,
      key,
    ]);
    return row?.done ?? false;
  }
}
