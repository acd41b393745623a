import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Loop } from '../platform/loop.js';
import { ProcessRole } from '../platform/settings.js';
import { Mailer } from './mailer.js';
import { SendMails } from './send-mails.js';

/** Sends in every process that works: at once when a letter was written here, else within two seconds. */
@Injectable()
export class PostRoom implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    sendMails: SendMails,
    private readonly mailer: Mailer,
    private readonly role: ProcessRole,
  ) {
    this.loop = new Loop('PostRoom', { everyMs: 2_000, atLeastMs: 50 }, () => sendMails.execute());
  }

  wake(): void {
    this.loop.wake();
  }

  onApplicationBootstrap(): void {
    if (this.role.works) this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.mailer.close();
  }
}
