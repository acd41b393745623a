import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { rows } from '../database/query.js';
import { dueChannel } from '../due/index.js';
import { ClockCannotGoBack } from './work.errors.js';

/** Where to move the business clock: to an instant, or forward by milliseconds. */
export type ClockMove = { readonly to: Date } | { readonly byMs: number };

/** Moves the business clock of every process forward, in development and tests only; what became due runs at once. */
@Injectable()
export class MoveClock {
  constructor(private readonly database: Database) {}

  /**
   * @returns the business instant after the move.
   * @throws ClockCannotGoBack when the instant has passed; nothing is changed.
   */
  async execute(move: ClockMove): Promise<Date> {
    return this.database.inTransaction(async (tx) => {
      // Two moves at once could both pass the check and the second take the first one back.
      await rows(tx, `select pg_advisory_xact_lock(hashtext('tally business clock'))`);
      const [before] = await rows<{ now: Date }>(tx, 'select tally_now() as now');
      const byMs = 'byMs' in move ? move.byMs : move.to.getTime() - (before?.now.getTime() ?? Infinity);
      if (byMs < 0) throw new ClockCannotGoBack();
      await rows(tx, 'update business_clock set offset_ms = offset_ms + $1', [byMs]);
      // Sent with the commit, so the ticks that hear it see the new time.
      await rows(tx, `select pg_notify('${dueChannel}', '')`);
      const [after] = await rows<{ now: Date }>(tx, 'select tally_now() as now');
      return after?.now ?? new Date(NaN);
    });
  }
}
