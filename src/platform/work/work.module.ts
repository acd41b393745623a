import { Global, Module } from '@nestjs/common';
import { ClockController } from './clock.controller.js';
import { Housekeeping } from './housekeeping.js';
import { MoveClock } from './move-clock.js';
import { OpenWorkGauges } from './open-work-gauges.js';
import { RetryFailed } from './retry-failed.js';
import { WorkController } from './work.controller.js';
import { Work } from './work.js';

/**
 * Owns: `business_clock`.
 * Guarantees: one call tells whether anything is left to do, over all modules and processes,
 * so that a run in virtual time can wait until it is idle and then move the clock to the next due time;
 * the clock moves forward only, never in production, and wakes what became due.
 */
@Global()
@Module({
  controllers: [WorkController, ClockController],
  providers: [Work, RetryFailed, MoveClock, Housekeeping, OpenWorkGauges],
  exports: [Work, RetryFailed, MoveClock],
})
export class WorkModule {}
