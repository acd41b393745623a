import { Global, Module } from '@nestjs/common';
import { ForgetWhatIsOver } from './forget-what-is-over.js';
import { Retention } from './retention.js';

/**
 * Owns the one table of how long what is kept of people, and why; nothing in the database.
 * Guarantees that whatever is over is forgotten within seconds by one job, in batches that can be stopped, and that what
 * the privacy page says of it is what the modules do.
 */
@Global()
@Module({ providers: [Retention, ForgetWhatIsOver], exports: [Retention, ForgetWhatIsOver] })
export class RetentionModule {}
