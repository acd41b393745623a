import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { type Caller } from '../platform/http/index.js';
import { Projects } from '../projects/index.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { type CampaignState } from './campaign.state.js';
import { AnnouncementTakenAway, CampaignMovedOn } from './draft.errors.js';

/** While it is on its way to the opening. */
const announceable: readonly CampaignState[] = ['draft', 'in_review', 'changes_requested', 'scheduled'];

/** Gives a campaign a page before it opens, with its promise, its picture and a way to follow; takes it away again. */
@Injectable()
export class AnnounceCampaign {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly projects: Projects,
    private readonly audit: Audit,
  ) {}

  /** Twice is once. @throws CampaignNotFound, NotYourCampaign, CampaignMovedOn, AnnouncementTakenAway */
  async execute(id: string, isOn: boolean, caller: Caller): Promise<void> {
    await this.decisions.asOwner(id, caller, async (tx, { campaign, round, project, now }) => {
      const canOpen = announceable.includes(campaign.state) && round.opensAt === null;
      if (isOn && !canOpen) throw new CampaignMovedOn();
      if (isOn && project.announcementHiddenAt) throw new AnnouncementTakenAway();
      if (isOn === (project.announcedAt !== null)) return;
      await this.projects.announce(tx, project.id, isOn ? now : null);
      const action = isOn ? 'campaign.announced' : 'campaign.unannounced';
      await this.audit.record(tx, [{ caller, action, subject: 'campaign', subjectId: id }]);
    });
  }
}
