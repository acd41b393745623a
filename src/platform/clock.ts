import { Injectable } from '@nestjs/common';
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
