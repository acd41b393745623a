import { Injectable } from '@nestjs/common';
import { type Caller } from '../../platform/http/index.js';
import { CommunityLimits } from '../community-limits.js';
import { UpdateDesk } from '../update-desk.js';
import { type MessageFor } from './backer-message.entity.js';
import { RewardNotOfCampaign } from './message.errors.js';
import { MessagesRepository } from './messages.repository.js';

/** Who may write to whom: those who may write updates, to backers of their campaign, a few times a day. */
@Injectable()
export class MessageDesk {
  constructor(
    private readonly updates: UpdateDesk,
    private readonly limits: CommunityLimits,
    private readonly messages: MessagesRepository,
  ) {}

  /** @throws CampaignNotFound (404), CampaignNotPublic (409), RewardNotOfCampaign (422) */
  async assertMayWrite({ campaignId, audience, rewardId }: MessageFor, caller: Caller): Promise<void> {
    await this.updates.assertMayWrite(campaignId, caller);
    const isReward = audience === 'reward';
    if (isReward !== (rewardId !== null)) throw new RewardNotOfCampaign();
    if (rewardId && !(await this.messages.hasReward(campaignId, rewardId))) throw new RewardNotOfCampaign();
  }

  /** @throws CampaignNotFound (404), CampaignNotPublic (409) */
  assertMayRead(campaignId: string, caller: Caller): Promise<void> {
    return this.updates.assertMayWrite(campaignId, caller);
  }

  /** @throws TooManyRequests (429): each one is a mail to many */
  count(campaignId: string): Promise<void> {
    return this.limits.count('messageByCampaign', campaignId);
  }
}
