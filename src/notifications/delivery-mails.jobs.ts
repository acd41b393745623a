import { Injectable, type OnModuleInit } from '@nestjs/common';
import { answersWanted, rewardsSent } from '../deliveries/index.js';
import { Consumers } from '../platform/outbox/index.js';
import { DeliveryMails } from './delivery-mails.js';

/** What backers are told of their rewards. */
@Injectable()
export class DeliveryMailsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly deliveries: DeliveryMails,
  ) {}

  onModuleInit(): void {
    this.consumers.on(answersWanted, `notifications.${answersWanted.event}`, (news) =>
      this.deliveries.answersWanted(news),
    );
    this.consumers.on(rewardsSent, `notifications.${rewardsSent.event}`, (news) => this.deliveries.sent(news));
  }
}
