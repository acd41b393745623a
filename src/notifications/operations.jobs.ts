import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Consumers, each } from '../platform/outbox/index.js';
import { payoutsHalted } from '../reconciliation/index.js';
import { OperationsMails } from './operations-mails.js';

/** What those are told who answer for the service. */
@Injectable()
export class OperationsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly mails: OperationsMails,
  ) {}

  onModuleInit(): void {
    this.consumers.on(
      payoutsHalted,
      `notifications.${payoutsHalted.event}`,
      each((news) => this.mails.payoutsHalted(news)),
    );
  }
}
