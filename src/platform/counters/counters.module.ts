import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings.js';
import { Counters } from './counters.js';
import { PostgresCounters } from './postgres-counters.js';

/**
 * Owns the limits on attempts. Guarantees that one key allows at most its limit per window over all processes, however
 * parallel the hits are; that the windows run in real time; and that losing Redis moves counting to Postgres, never
 * off. It does not keep counts through a crash or a flush: limits are protection, not record.
 */
@Module({
  providers: [
    PostgresCounters,
    {
      provide: Counters,
      inject: [SETTINGS, PostgresCounters],
      useFactory: async ({ REDIS_URL }: Settings, inPostgres: PostgresCounters) => {
        if (!REDIS_URL) return inPostgres;
        // Only who has a Redis pays for loading its client.
        const { RedisCounters } = await import('./redis-counters.js');
        const inRedis = new RedisCounters(REDIS_URL, inPostgres);
        inRedis.start();
        return inRedis;
      },
    },
  ],
  exports: [Counters, PostgresCounters],
})
export class CountersModule implements OnApplicationShutdown {
  constructor(@Inject(Counters) private readonly counters: Counters) {}

  onApplicationShutdown(): void {
    this.counters.stop();
  }
}
