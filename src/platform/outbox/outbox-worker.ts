import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobQueue } from '../queue/job-queue.js';
import { ProcessRole, SETTINGS } from '../settings.js';
import type { Settings } from '../settings.js';
import { Relay, type Bundle } from './relay.js';
import { Runner } from './runner.js';
import { Sweeper } from './sweeper.js';

const graceMs = 10_000;

/** Starts relay, runner and sweeper in processes that work, once every consumer is registered, and ends them in order. */
@Injectable()
export class OutboxWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly role: ProcessRole,
    private readonly queue: JobQueue,
    private readonly relay: Relay,
    private readonly runner: Runner,
    private readonly sweeper: Sweeper,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.role.works) return;
    await this.queue.work('events', this.settings.WORKER_CONCURRENCY, (job) => this.runner.run(job as Bundle));
    await this.relay.start();
    this.sweeper.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.role.works) return;
    await Promise.all([this.relay.stop(), this.sweeper.stop()]);
    await this.queue.stopWorking('events', graceMs);
  }
}
