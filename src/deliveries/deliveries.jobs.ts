import { Injectable, type OnModuleInit } from '@nestjs/common';
import { campaignStateChanged } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { Consumers, each } from '../platform/outbox/index.js';
import { pledgeCancelled, pledgeExpired, pledgeReleased } from '../pledges/index.js';
import { pledgeDropped } from '../settlement/index.js';
import { AnswersRepository } from './answers.repository.js';
import { WantAnswers } from './want-answers.js';

/** What follows from what happened elsewhere: reminders, and what nobody needs any more. */
@Injectable()
export class DeliveriesJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly database: Database,
    private readonly answers: AnswersRepository,
    private readonly wantAnswers: WantAnswers,
  ) {}

  onModuleInit(): void {
    this.consumers.on(
      campaignStateChanged,
      'deliveries.want-answers',
      each(({ campaignId, to }) => (to === 'successful' ? this.wantAnswers.execute(campaignId) : Promise.resolve())),
    );
    const forget = (ended: readonly { pledgeId: string }[]) => this.forget(ended.map(({ pledgeId }) => pledgeId));
    this.consumers.on(pledgeCancelled, 'deliveries.forget-cancelled-answers', forget);
    this.consumers.on(pledgeReleased, 'deliveries.forget-released-answers', forget);
    this.consumers.on(pledgeExpired, 'deliveries.forget-expired-answers', forget);
    this.consumers.on(pledgeDropped, 'deliveries.forget-dropped-answers', forget);
  }

  private async forget(pledgeIds: readonly string[]): Promise<void> {
    await this.database.inTransaction((tx) => this.answers.forget(tx, pledgeIds));
  }
}
