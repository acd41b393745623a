import { Injectable } from '@nestjs/common';
import { ReadFollows, ReadUpdates, type UpdateResponse } from '../../community/index.js';
import { type Caller } from '../../platform/http/index.js';

const newest = 3;

/** What the page of a campaign shows of what is said about it. */
@Injectable()
export class CampaignTalk {
  constructor(
    private readonly follows: ReadFollows,
    private readonly updates: ReadUpdates,
  ) {}

  isFollowing(projectId: string, caller: Caller): Promise<boolean> {
    return this.follows.isFollowing(projectId, caller);
  }

  /** The newest updates, for whoever has read the campaign. */
  newest(campaignId: string, caller: Caller): Promise<UpdateResponse[]> {
    return this.updates.newest(campaignId, newest, caller);
  }
}
