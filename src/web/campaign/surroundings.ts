import { Injectable } from '@nestjs/common';
import {
  type CommentResponse,
  ReadComments,
  ReadFollows,
  ReadUpdates,
  type UpdateResponse,
} from '../../community/index.js';
import { type CampaignCard, CampaignCards } from '../cards/campaign-cards.query.js';
import { type Visit } from '../frame/visit.js';

const neighbours = 3;
const newestUpdates = 3;
const newestComments = 3;

/** `updates` and `comments` are the newest; `isFollowing` is about whoever looks. */
export interface Surroundings {
  readonly near: CampaignCard[];
  readonly isFollowing: boolean;
  readonly updates: UpdateResponse[];
  readonly comments: CommentResponse[];
  readonly commentCount: number;
}

/** What stands around a campaign on its page: its news, what people ask, others like it, and whether the reader follows it. */
@Injectable()
export class CampaignSurroundings {
  constructor(
    private readonly cards: CampaignCards,
    private readonly follows: ReadFollows,
    private readonly updates: ReadUpdates,
    private readonly comments: ReadComments,
  ) {}

  async of(campaignId: string, projectId: string, visit: Visit): Promise<Surroundings> {
    const [near, isFollowing, updates, comments, commentCount] = await Promise.all([
      this.cards.beside(campaignId, visit.locale, neighbours),
      this.isFollowing(projectId, visit),
      this.updates.newest(campaignId, newestUpdates, visit.caller),
      this.comments.newest(campaignId, newestComments, visit.caller),
      this.comments.count(campaignId),
    ]);
    return { near, isFollowing, updates, comments, commentCount };
  }

  isFollowing(projectId: string, { caller }: Visit): Promise<boolean> {
    return this.follows.isFollowing(projectId, caller);
  }
}
