import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Database } from '../../platform/database/index.js';
import { type Caller, Idempotency } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { memberOf } from '../../users/index.js';
import { type MessageFor } from './backer-message.entity.js';
import { LanguageTwice, NobodyToWriteTo } from './message.errors.js';
import { messageSent } from './message.events.js';
import { MessageDesk } from './message-desk.js';
import { MessagesRepository, type MessageText } from './messages.repository.js';

/**
 * Writes to backers by mail: to whom is written down with it, each person once, and cannot change afterwards; answers to
 * how many. It is about their own pledges, so that it reaches all of them.
 */
@Injectable()
export class SendMessage {
  constructor(
    private readonly database: Database,
    private readonly desk: MessageDesk,
    private readonly messages: MessagesRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws CampaignNotFound (404), CampaignNotPublic, NobodyToWriteTo (409), RewardNotOfCampaign, LanguageTwice (422), TooManyRequests (429) */
  async execute(to: MessageFor, texts: readonly MessageText[], caller: Caller): Promise<number> {
    const authorId = memberOf(caller);
    await this.desk.assertMayWrite(to, caller);
    if (new Set(texts.map(({ locale }) => locale)).size < texts.length) throw new LanguageTwice();
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        const message = await this.messages.insert(tx, to, { authorId, texts });
        if (!message) throw new NobodyToWriteTo();
        await this.desk.count(to.campaignId);
        const { id: messageId, recipients } = message;
        const details = { campaignId: to.campaignId, audience: to.audience, recipients };
        await this.audit.record(tx, [
          { caller, action: 'backer_message.sent', subject: 'backer_message', subjectId: messageId, details },
        ]);
        await this.outbox.emit(tx, [messageSent({ messageId })]);
        return recipients;
      }),
    );
  }
}
