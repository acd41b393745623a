import { Injectable, type OnModuleInit } from '@nestjs/common';
import { trancheMoved } from '../payouts/index.js';
import { Consumers, each } from '../platform/outbox/index.js';
import { TrancheMails } from './tranche-mails.js';

/** Who is told of what becomes of a tranche. */
@Injectable()
export class TrancheMailsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly mails: TrancheMails,
  ) {}

  onModuleInit(): void {
    this.consumers.on(trancheMoved, `notifications.${trancheMoved.event}`, each((news) => this.mails.moved(news))); // prettier-ignore
  }
}
