import { Redis } from 'ioredis';
import { advice, type Examination, missing, ok, unless } from './finding.js';

/** Redis as the queue needs it: it answers, and it forgets nothing to make room. */
export const examineRedis = (url: string): Examination => ({
  area: 'redis',
  run: async () => {
    const redis = new Redis(url, {
      lazyConnect: true,
      maxRetriesPerRequest: 0,
      connectTimeout: 5_000,
      retryStrategy: () => null,
    });
    // Without a listener a failed connection would end the process; the call below tells of it as well.
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      const info = await redis.info();
      const valueOf = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
      const policy = valueOf('maxmemory_policy');
      return [
        ok(`Redis ${valueOf('redis_version')} answers`),
        unless(
          policy === 'noeviction',
          'it evicts nothing',
          missing(`its maxmemory-policy is ${policy}: bundles of work may vanish`, 'maxmemory-policy noeviction'),
        ),
        unless(
          valueOf('aof_enabled') === '1',
          'it keeps its log on disk',
          advice('it forgets all at a restart: work then waits up to a minute', 'appendonly yes'),
        ),
      ];
    } finally {
      redis.disconnect();
    }
  },
});
