import { type INestApplicationContext } from '@nestjs/common';
import { Database } from './database/index.js';

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
