import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Counters, type Hit } from './counters.js';

/** Counts and, at the first hit, starts the window: one script, so nothing can come between. */
const script = `
local hits = redis.call('INCR', KEYS[1])
if hits == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { hits, redis.call('PTTL', KEYS[1]) }`;

const answerWithinMs = 500;

/** Counters in Redis. While it does not answer, hits are counted by the substitute, so that no limit is ever off. */
export class RedisCounters extends Counters {
  private readonly logger = new Logger(RedisCounters.name);
  private readonly redis: Redis;
  private reachable = true;

  constructor(
    url: string,
    private readonly substitute: Counters,
  ) {
    super();
    this.redis = new Redis(url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: answerWithinMs,
      commandTimeout: answerWithinMs,
      disconnectTimeout: 100,
      retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
    });
    // Without a listener ioredis prints every failed attempt; the change of state is logged below, once.
    this.redis.on('error', () => {});
    this.redis.on('ready', () => this.note(true));
    this.redis.on('close', () => this.note(false));
  }

  /** Connects in the background: a process starts, and counts through the substitute, without Redis too. */
  start(): void {
    this.redis.connect().catch(() => this.note(false));
  }

  async hit(key: string, limit: number, windowMs: number): Promise<Hit> {
    try {
      const [hits, left] = (await this.redis.eval(script, 1, nameOf(key), windowMs)) as [number, number];
      const allowed = hits <= limit;
      return { allowed, retryAfterMs: allowed ? 0 : Math.max(1, left) };
    } catch {
      return this.substitute.hit(key, limit, windowMs);
    }
  }

  async reset(key: string): Promise<void> {
    await Promise.all([this.redis.del(nameOf(key)).catch(() => 0), this.substitute.reset(key)]);
  }

  override stop(): void {
    this.reachable = false;
    this.redis.disconnect();
  }

  private note(reachable: boolean): void {
    if (reachable === this.reachable) return;
    this.reachable = reachable;
    if (reachable) this.logger.log('Redis answers again; limits are counted there');
    else this.logger.warn('Redis does not answer; limits are counted in Postgres');
  }
}

const nameOf = (key: string): string => `{tally}:counter:${key}`;
