import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobQueue } from '../queue/job-queue.js';
import { ProcessRole } from '../settings.js';
import { DueRunner, type DueJob } from './due-runner.js';
import { DueWork } from './due-work.js';
import { Tick } from './tick.js';

const graceMs = 10_000;

/** Starts due work in processes that work, once every module has registered its own, and ends it in order. */
@Injectable()
export class DueWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly role: ProcessRole,
    private readonly queue: JobQueue,
    private readonly dueWork: DueWork,
    private readonly runner: DueRunner,
    private readonly tick: Tick,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.role.works) return;
    // One place for every lane, so that long work never keeps other work waiting.
    const lanes = this.dueWork.all().reduce((sum, item) => sum + (item.lanes ?? 1), 0);
    await this.queue.work('due', Math.max(1, lanes), async (job) => {
      await this.runner.run(job as DueJob);
      this.tick.soon();
    });
    await this.tick.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.role.works) return;
    await this.tick.stop();
    this.runner.stop();
    await this.queue.stopWorking('due', graceMs);
  }
}
