import { type INestApplicationContext, Injectable } from '@nestjs/common';
import { Database } from './database/database.js';
import { rows } from './database/query.js';
import { type Tx } from './database/transaction.js';

/** Business time. Inside a transaction, ask after taking the lock: one clock judges what came before a deadline. */
export abstract class Clock {
  /** The business instant, from the database, so that every process agrees. */
  abstract now(tx?: Tx): Promise<Date>;
}

/** `tally_now()`: the database's clock, in development plus the offset of the table `business_clock`. */
@Injectable()
export class DatabaseClock extends Clock {
  constructor(private readonly database: Database) {
    super();
  }

  async now(tx?: Tx): Promise<Date> {
    const question = 'select tally_now() as now';
    const [row] = tx ? await rows<{ now: Date }>(tx, question) : await this.database.read<{ now: Date }>(question);
    if (!row) throw new Error('Postgres did not tell the time');
    return row.now;
  }
}

/**
 * Production lives in real time: a business clock that was moved would judge deadlines wrongly.
 *
 * @throws Error when `business_clock` has an offset.
 */
export async function refuseShiftedClock(app: INestApplicationContext): Promise<void> {
  const database = app.get(Database);
  const [table] = await database.read<{ found: boolean }>(`select to_regclass('business_clock') is not null as found`);
  // Before the first migration there is no clock to be wrong; the process starts and is not ready.
  if (!table?.found) return;
  const [clock] = await database.read<{ offset_ms: string }>('select offset_ms from business_clock');
  if (clock && clock.offset_ms !== '0') {
    throw new Error(`The business clock is moved by ${clock.offset_ms} ms, which production refuses: set it back to 0`);
  }
}
