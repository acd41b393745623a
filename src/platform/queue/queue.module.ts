import { Global, Injectable, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DirectConnection } from '../database/direct-connection.js';
import { HealthChecks } from '../http/index.js';
import { ProcessRole, SETTINGS, type Settings } from '../settings.js';
import { JobQueue } from './job-queue.js';
import { openQueue } from './open-queue.js';

/** Tells when the queue is away, and closes the connections when all that uses them has stopped. */
@Injectable()
class QueueConnections implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly queue: JobQueue,
    private readonly direct: DirectConnection,
    private readonly role: ProcessRole,
    private readonly health: HealthChecks,
  ) {}

  onModuleInit(): void {
    if (this.role.works) this.health.register('queue', () => this.queue.ping());
  }

  /** After every `beforeApplicationShutdown`, in which loops and workers end. */
  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
    await this.direct.close();
  }
}

/**
 * Owns: the connection to BullMQ (Redis, or the schema `bullmq` of our database) and the direct one to Postgres.
 * Guarantees: a job is handed to one worker at a time while the queue remembers it, and nothing more:
 * what has to happen is a row in Postgres, and the queue may be emptied at any moment.
 * Nothing connects before it is used, so the api role has no queue at all.
 */
@Global()
@Module({
  providers: [
    { provide: JobQueue, useFactory: (settings: Settings) => openQueue(settings), inject: [SETTINGS] },
    {
      provide: DirectConnection,
      useFactory: (settings: Settings) => new DirectConnection(settings.DATABASE_DIRECT_URL),
      inject: [SETTINGS],
    },
    QueueConnections,
  ],
  exports: [JobQueue, DirectConnection],
})
export class QueueModule {}
