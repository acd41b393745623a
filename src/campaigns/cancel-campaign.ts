import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { CampaignDecisions, type HeldCampaign } from './campaign-decisions.js';
import { CampaignNews } from './campaign-news.js';
import { CampaignMoved, CampaignNotFound } from './campaign.errors.js';
import { Campaigns } from './campaigns.repository.js';
import { ReasonNeeded, SuspendedByStaff } from './decision.errors.js';
import { EndCampaign } from './end-campaign.js';

/** Staff that may end a suspended campaign. */
const mayEndSuspended = ['moderator', 'owner'];

/** The creator calls off their campaign while it is open; staff calls off what is suspended. */
@Injectable()
export class CancelCampaign {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly campaigns: Campaigns,
    private readonly endCampaign: EndCampaign,
    private readonly news: CampaignNews,
  ) {}

  /**
   * A campaign that backers have seen needs a reason.
   *
   * @throws CampaignNotFound, NotYourCampaign, OwnCampaign, SuspendedByStaff, ReasonNeeded, IllegalTransition,
   * CampaignMoved
   */
  async execute(id: string, reason: string | undefined, caller: Caller): Promise<void> {
    const found = await this.campaigns.find(id);
    if (!found) throw new CampaignNotFound();
    const endsAsStaff = found.state === 'suspended' && caller.roles.some((role) => mayEndSuspended.includes(role));
    const decide = (tx: Tx, held: HeldCampaign) => {
      // It may have been suspended or resumed since it was looked at: then the right to end it is another one.
      const isSuspended = held.campaign.state === 'suspended';
      if (isSuspended !== endsAsStaff) throw isSuspended ? new SuspendedByStaff() : new CampaignMoved();
      return this.decide(tx, held, reason, caller);
    };
    if (endsAsStaff) await this.decisions.asStaff(id, caller, decide);
    else await this.decisions.asOwner(id, caller, decide);
  }

  private async decide(tx: Tx, held: HeldCampaign, reason: string | undefined, caller: Caller): Promise<void> {
    const { id, state } = held.campaign;
    if ((state === 'live' || state === 'suspended') && reason === undefined) throw new ReasonNeeded();
    const by = state === 'suspended' ? 'staff' : 'creator';
    const step = { at: held.now, actorId: caller.userId, reason: `cancelled by ${by}` };
    await this.endCampaign.execute(tx, held, step);
    const details = { from: state };
    await this.news.decided(tx, caller, { action: 'campaign.cancelled', campaignId: id, details, text: reason });
  }
}
