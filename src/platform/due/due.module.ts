import { Global, Module } from '@nestjs/common';
import { DirectConnection } from '../database/direct-connection.js';
import { DueRunner } from './due-runner.js';
import { DueTimes } from './due-times.js';
import { DueWork } from './due-work.js';
import { DueWorker } from './due-worker.js';
import { Lanes } from './lanes.js';
import { Tick } from './tick.js';

/**
 * Owns: nothing in the database; the due times are columns of the modules.
 * Guarantees: what is due by business time runs within a second or two, at once when the clock is moved,
 * in one process at a time per lane, again after a failure or a crash,
 * and long work never keeps other work waiting.
 */
@Global()
@Module({
  providers: [
    DueWork,
    DueTimes,
    DueRunner,
    Tick,
    DueWorker,
    { provide: Lanes, useFactory: (direct: DirectConnection) => new Lanes(direct), inject: [DirectConnection] },
  ],
  exports: [DueWork, DueTimes],
})
export class DueModule {}
