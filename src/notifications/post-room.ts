import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { Loop } from '../platform/loop.js';
import { ProcessRole } from '../platform/settings.js';
import { Work } from '../platform/work/index.js';
import { Mailer } from './mailer.js';
import { SendMails } from './send-mails.js';

/** Sends in every process that works: at once when a letter was written here, else within two seconds. */
@Injectable()
export class PostRoom implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    sendMails: SendMails,
    private readonly mailer: Mailer,
    private readonly role: ProcessRole,
    private readonly work: Work,
  ) {
    this.loop = new Loop('PostRoom', { everyMs: 2_000, atLeastMs: 50 }, () => sendMails.execute());
  }

  onModuleInit(): void {
    this.work.register(
      'notifications.unsent-mails',
      'select count(*) from mails where sent_at is null and retry_at <= clock_timestamp()',
    );
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
