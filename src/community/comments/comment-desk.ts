import { Injectable } from '@nestjs/common';
import { CampaignNotFound, Campaigns } from '../../campaigns/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { type Visibility } from '../../pledges/index.js';
import { isPartyOf, Projects } from '../../projects/index.js';
import { memberOf, Users } from '../../users/index.js';
import { type Backer, CampaignBackers } from '../campaign-backers.repository.js';
import { CommentNotFound, CommentsClosed, PledgeDoesNotHold } from './comment.errors.js';
import { takesComments } from './comment.rules.js';
import { type CommentUnderLock, CommentsRepository } from './comments.repository.js';

/** Who writes, and as what. */
export interface CommentWriter {
  readonly authorId: string;
  /** By whose link they came, when it is not their account. */
  readonly pledgeId: string | null;
  /** Owner or deputy. */
  readonly byCreator: boolean;
}

/** What whoever looks may do on a campaign, besides reading. */
export interface CommentStanding {
  readonly isOpen: boolean;
  /** Whether they are one who answers. */
  readonly isCreator: boolean;
  /** Whom their name would be shown to, where they may ask by the link of their pledge; null where they may not. */
  readonly byPledge: Visibility | null;
}

/**
 * Who may write where: any member with a verified address, and whoever has the link of a pledge to this campaign that
 * holds, on a campaign that people can see and that goes on.
 */
@Injectable()
export class CommentDesk {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly users: Users,
    private readonly comments: CommentsRepository,
    private readonly backers: CampaignBackers,
  ) {}

  /** Whose deeds are counted: those of one guest together, whichever of their links they come by. @throws PledgeDoesNotHold */
  async authorOf(campaignId: string, caller: Caller): Promise<string> {
    return caller.via === 'link' ? (await this.backerBehind(campaignId, caller)).backerId : memberOf(caller);
  }

  /** @throws CampaignNotFound (404), CommentsClosed (409), NoSuchMember (404), PledgeDoesNotHold (403) */
  async enter(tx: Tx, campaignId: string, caller: Caller): Promise<CommentWriter> {
    const campaign = await this.campaigns.find(campaignId, tx);
    if (!campaign?.wasLive) throw new CampaignNotFound();
    if (!takesComments(campaign)) throw new CommentsClosed();
    if (caller.via === 'link') {
      const { backerId: authorId } = await this.backerBehind(campaignId, caller, tx);
      return { authorId, pledgeId: caller.pledgeId ?? null, byCreator: false };
    }
    const { id: authorId } = await this.users.verifiedMember(tx, memberOf(caller));
    const byCreator = isPartyOf(await this.projects.parties(campaign.projectId, tx), caller);
    return { authorId, pledgeId: null, byCreator };
  }

  /** Holds what the caller wrote. @throws CommentNotFound (404) also for what is somebody else's */
  async holdOwn(tx: Tx, id: string, caller: Caller): Promise<CommentUnderLock> {
    const comment = await this.comments.lock(tx, id);
    if (!comment) throw new CommentNotFound();
    const isOwn =
      caller.via === 'link'
        ? comment.pledgeId !== null && comment.pledgeId === caller.pledgeId
        : await this.users.ownsIdentity(tx, memberOf(caller), comment.authorId);
    if (!isOwn) throw new CommentNotFound();
    return comment;
  }

  /** @throws CampaignNotFound (404) */
  async standing(campaignId: string, caller: Caller): Promise<CommentStanding> {
    const campaign = await this.campaigns.find(campaignId);
    if (!campaign) throw new CampaignNotFound();
    const isCreator = caller.userId !== null && isPartyOf(await this.projects.parties(campaign.projectId), caller);
    const backer = caller.pledgeId ? await this.backers.behind(campaignId, caller.pledgeId) : undefined;
    return { isOpen: takesComments(campaign), isCreator, byPledge: backer?.visibility ?? null };
  }

  private async backerBehind(campaignId: string, { pledgeId }: Caller, tx?: Tx): Promise<Backer> {
    const backer = pledgeId && (await this.backers.behind(campaignId, pledgeId, tx));
    if (!backer) throw new PledgeDoesNotHold();
    return backer;
  }
}
