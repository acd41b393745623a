import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock, DatabaseClock } from './clock.js';
import { CountersModule } from './counters/index.js';
import { AfterCommit, Database, dataSourceOptions, entityClasses } from './database/index.js';
import { DueModule } from './due/index.js';
import { HttpModule } from './http/index.js';
import { Metrics } from './metrics.js';
import { OutboxModule } from './outbox/index.js';
import { QueueModule } from './queue/index.js';
import { RetentionModule } from './retention/index.js';
import { SETTINGS, type Settings } from './settings.js';
import { WorkModule } from './work/index.js';

/** The parts that have a module of their own; each is injectable everywhere. One line per part. */
const parts = [CountersModule, HttpModule, QueueModule, OutboxModule, DueModule, RetentionModule, WorkModule];

/**
 * Owns what every module stands on: settings, database, business clock, counters, metrics, the HTTP frame, and the
 * mechanisms that do work later. Guarantees that a write needs a transaction, that all processes share one clock, and
 * that the connections close after the last request. It knows nothing of crowdfunding.
 */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [SETTINGS],
      useFactory: async ({ DATABASE_URL, DATABASE_POOL }: Settings) => ({
        ...dataSourceOptions(DATABASE_URL, DATABASE_POOL),
        entities: await entityClasses(),
        // The application runs none; loading them all would only make it start later.
        migrations: [],
        retryAttempts: 5,
        retryDelay: 1_000,
      }),
    }),
    ...parts,
  ],
  providers: [Database, AfterCommit, Metrics, { provide: Clock, useClass: DatabaseClock }],
  exports: [TypeOrmModule, Database, AfterCommit, Metrics, Clock, ...parts],
})
export class PlatformModule {}
