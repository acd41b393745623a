import { Injectable, type OnModuleInit } from '@nestjs/common';
import { retentionMoved, trancheMoved } from '../payouts/index.js';
import { Consumers, each } from '../platform/outbox/index.js';
import { RetentionMails } from './retention-mails.js';
import { TrancheMails } from './tranche-mails.js';

/** Who is told of what becomes of tranches, and of money that has been with us for long. */
@Injectable()
export class MoneyWithUsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly tranches: TrancheMails,
    private readonly retentions: RetentionMails,
  ) {}

  onModuleInit(): void {
    this.consumers.on(trancheMoved, `notifications.${trancheMoved.event}`, each((news) => this.tranches.moved(news))); // prettier-ignore
    this.consumers.on(retentionMoved, `notifications.${retentionMoved.event}`, each((news) => this.retentions.moved(news))); // prettier-ignore
  }
}
