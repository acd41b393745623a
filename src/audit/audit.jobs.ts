import { Injectable, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { Loop } from '../platform/loop.js';
import { ProcessRole } from '../platform/settings.js';
import { SealAudit } from './seal-audit.js';

/** Seals twice a second in every process that works; whichever has the lock does it. */
@Injectable()
export class AuditJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    sealAudit: SealAudit,
    private readonly role: ProcessRole,
  ) {
    this.loop = new Loop('AuditSealer', { everyMs: 500 }, () => sealAudit.execute());
  }

  onApplicationBootstrap(): void {
    if (this.role.works) this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
