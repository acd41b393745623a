import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { isOwnerOf, isPartyOf, mayReadPrivate, type Project, Projects } from '../projects/index.js';
import { CampaignNotFound } from './campaign.errors.js';
import { Campaigns } from './campaigns.repository.js';
import { NotYourCampaign, OwnCampaign } from './decision.errors.js';
import { type CampaignUnderLock } from './locked-campaign.js';

/** A campaign held for one decision, with the project it belongs to. */
export interface HeldCampaign extends CampaignUnderLock {
  readonly project: Project;
}

type Decide<T> = (tx: Tx, held: HeldCampaign) => Promise<T>;

/**
 * The way into every decision that a person makes about a campaign: key, access, lock, in this order. Access is asked
 * before the lock, so that strangers cannot make a campaign's backers wait.
 */
@Injectable()
export class CampaignDecisions {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
  ) {}

  /** @throws CampaignNotFound also for a private one of somebody else, NotYourCampaign */
  async asOwner<T>(id: string, caller: Caller, decide: Decide<T>): Promise<T> {
    return this.hold(id, caller, decide, (project, isPublic) => {
      if (isOwnerOf(project, caller)) return;
      throw isPublic || mayReadPrivate(project, caller) ? new NotYourCampaign() : new CampaignNotFound();
    });
  }

  /** For owner and deputy alike; to others, staff too, this is none of theirs. @throws CampaignNotFound */
  async asParty<T>(id: string, caller: Caller, decide: Decide<T>): Promise<T> {
    return this.hold(id, caller, decide, (project) => {
      if (!isPartyOf(project, caller)) throw new CampaignNotFound();
    });
  }

  /** For callers whose role the table of permissions has checked. @throws CampaignNotFound, OwnCampaign */
  async asStaff<T>(id: string, caller: Caller, decide: Decide<T>): Promise<T> {
    return this.hold(id, caller, decide, (project) => {
      if (isPartyOf(project, caller)) throw new OwnCampaign();
    });
  }

  private async hold<T>(
    id: string,
    caller: Caller,
    decide: Decide<T>,
    assertAccess: (project: Project, isPublic: boolean) => void,
  ): Promise<T> {
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        const found = await this.campaigns.find(id, tx);
        if (!found) throw new CampaignNotFound();
        const project = await this.projects.get(found.projectId, tx);
        assertAccess(project, found.wasLive);
        const held = await this.campaigns.lock(tx, id, 'close');
        return decide(tx, { ...held, project });
      }),
    );
  }
}
