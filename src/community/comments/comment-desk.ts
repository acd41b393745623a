import { Injectable } from '@nestjs/common';
import { CampaignNotFound, Campaigns } from '../../campaigns/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { isPartyOf, Projects } from '../../projects/index.js';
import { memberOf, Users } from '../../users/index.js';
import { CommentNotFound, CommentsClosed } from './comment.errors.js';
import { takesComments } from './comment.rules.js';
import { type CommentUnderLock, CommentsRepository } from './comments.repository.js';

/** Who writes, and as what. */
export interface CommentWriter {
  readonly authorId: string;
  /** Owner or deputy. */
  readonly byCreator: boolean;
}

/** Who may write where: any member with a verified address, on a campaign that people can see and that goes on. */
@Injectable()
export class CommentDesk {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly users: Users,
    private readonly comments: CommentsRepository,
  ) {}

  /** @throws CampaignNotFound (404), CommentsClosed (409), NoSuchMember (404) */
  async enter(tx: Tx, campaignId: string, caller: Caller): Promise<CommentWriter> {
    const campaign = await this.campaigns.find(campaignId, tx);
    if (!campaign?.wasLive) throw new CampaignNotFound();
    if (!takesComments(campaign)) throw new CommentsClosed();
    const { id: authorId } = await this.users.verifiedMember(tx, memberOf(caller));
    return { authorId, byCreator: isPartyOf(await this.projects.parties(campaign.projectId, tx), caller) };
  }

  /** Holds what the caller wrote. @throws CommentNotFound (404) also for what is somebody else's */
  async holdOwn(tx: Tx, id: string, caller: Caller): Promise<CommentUnderLock> {
    const comment = await this.comments.lock(tx, id);
    if (!comment || comment.authorId !== memberOf(caller)) throw new CommentNotFound();
    return comment;
  }

  /** What whoever looks may do on this campaign, besides reading. */
  async standing(
    campaignId: string,
    caller: Caller,
  ): Promise<{ readonly isOpen: boolean; readonly isCreator: boolean }> {
    const campaign = await this.campaigns.find(campaignId);
    if (!campaign) throw new CampaignNotFound();
    const isCreator = caller.userId !== null && isPartyOf(await this.projects.parties(campaign.projectId), caller);
    return { isOpen: takesComments(campaign), isCreator };
  }
}
