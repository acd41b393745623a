import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../platform/clock.js';
import { type Caller } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { CommunityLimits } from './community-limits.js';
import { updatePublished } from './update.events.js';
import { UpdateDesk } from './update-desk.js';
import { UpdatesRepository } from './updates.repository.js';

/** Shows a draft to those it is for, and has them told. Publishing twice is publishing once. */
@Injectable()
export class PublishUpdate {
  constructor(
    private readonly desk: UpdateDesk,
    private readonly updates: UpdatesRepository,
    private readonly limits: CommunityLimits,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws UpdateNotFound (404), TooManyRequests (429): each one is a letter to many */
  async execute(id: string, caller: Caller): Promise<void> {
    await this.desk.withOwn(id, caller, async (tx, { campaignId, audience, publishedAt }) => {
      if (publishedAt) return;
      await this.limits.count('publishByCampaign', campaignId);
      await this.updates.publish(tx, id, await this.clock.now(tx));
      const details = { campaignId, audience };
      await this.audit.record(tx, [{ caller, action: 'update.published', subject: 'update', subjectId: id, details }]);
      await this.outbox.emit(tx, [updatePublished({ updateId: id })]);
    });
  }
}
