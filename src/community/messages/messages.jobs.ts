import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Consumers, each } from '../../platform/outbox/index.js';
import { messageSent } from './message.events.js';
import { TellBackers } from './tell-backers.js';

/** What follows from a message that was sent. */
@Injectable()
export class MessagesJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly tellBackers: TellBackers,
  ) {}

  onModuleInit(): void {
    this.consumers.on(
      messageSent,
      'community.tell-backers',
      each(({ messageId }) => this.tellBackers.execute(messageId)),
    );
  }
}
