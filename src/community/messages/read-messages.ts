import { Injectable } from '@nestjs/common';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../../platform/http/index.js';
import { type MessageFor } from './backer-message.entity.js';
import { MessageDesk } from './message-desk.js';
import { type MessageResponse } from './messages.dto.js';
import { MessagesRepository } from './messages.repository.js';

/** What was written to backers, for the people of the campaign alone. */
@Injectable()
export class ReadMessages {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly desk: MessageDesk,
  ) {}

  /** Newest first. @throws CampaignNotFound (404), CampaignNotPublic (409) */
  async ofCampaign(campaignId: string, { after, limit }: PageQuery, caller: Caller): Promise<Page<MessageResponse>> {
    await this.desk.assertMayRead(campaignId, caller);
    const [before] = (decodeCursor(after, ['uuid']) ?? []) as string[];
    const found = await this.messages.sent(campaignId, before ?? null, limit + 1);
    return toPage(
      found,
      limit,
      ({ id }) => [id],
      ({ id, audience, rewardId, rewardTitle, authorName, recipients, sentAt, defaultLocale, texts }) => ({
        ...{ id, audience, rewardId, rewardTitle, authorName, recipients, defaultLocale },
        sentAt: sentAt.toISOString(),
        texts: texts.map((text) => ({ ...text })),
      }),
    );
  }

  /** How many people a message would go to now. @throws as SendMessage, but for the number of them */
  async recipients(to: MessageFor, caller: Caller): Promise<number> {
    await this.desk.assertMayWrite(to, caller);
    return this.messages.countRecipients(to);
  }
}
