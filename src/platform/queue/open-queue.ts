import { type Settings } from '../../../config/settings.js';
import { JobQueue } from './job-queue.js';

/** Redis when there is one; otherwise the database itself, so that nothing else has to be installed. */
export function openQueue(settings: Pick<Settings, 'REDIS_URL' | 'DATABASE_DIRECT_URL'>): JobQueue {
  const { REDIS_URL: redisUrl, DATABASE_DIRECT_URL: databaseUrl } = settings;
  if (redisUrl) {
    return new JobQueue('redis', async () => (await import('./redis-transport.js')).redisTransport(redisUrl));
  }
  return new JobQueue('postgres', async () => (await import('./postgres-transport.js')).postgresTransport(databaseUrl));
}
