import { Injectable } from '@nestjs/common';
import { ReadFollows, ReadUpdates, type UpdateResponse } from '../../community/index.js';
import { type CampaignCard, CampaignCards } from '../cards/campaign-cards.query.js';
import { type Visit } from '../frame/visit.js';

const neighbours = 3;
const newestUpdates = 3;

/** What stands around a campaign on its page: its news, others like it, and whether the reader follows it. */
@Injectable()
export class CampaignSurroundings {
  constructor(
    private readonly cards: CampaignCards,
    private readonly follows: ReadFollows,
    private readonly updates: ReadUpdates,
  ) {}

  async of(
    campaignId: string,
    projectId: string,
    visit: Visit,
  ): Promise<{ near: CampaignCard[]; isFollowing: boolean; updates: UpdateResponse[] }> {
    const [near, isFollowing, updates] = await Promise.all([
      this.cards.beside(campaignId, visit.locale, neighbours),
      this.isFollowing(projectId, visit),
      this.updates.newest(campaignId, newestUpdates, visit.caller),
    ]);
    return { near, isFollowing, updates };
  }

  isFollowing(projectId: string, { caller }: Visit): Promise<boolean> {
    return this.follows.isFollowing(projectId, caller);
  }
}
