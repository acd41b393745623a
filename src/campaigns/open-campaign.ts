import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/index.js';
import { Projects } from '../projects/index.js';
import { CampaignNews } from './campaign-news.js';
import { campaignOpened } from './campaign.events.js';
import { Campaigns } from './campaigns.repository.js';
import { Drafts } from './drafts.repository.js';
import { type CampaignUnderLock } from './locked-campaign.js';
import { nextNotice } from './notice.rules.js';
import { decideOpening } from './schedule.rules.js';

/** A scheduled campaign opens when its time has come. Running it twice, or too early, does nothing. */
@Injectable()
export class OpenCampaign {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly drafts: Drafts,
    private readonly projects: Projects,
    private readonly news: CampaignNews,
  ) {}

  async execute(id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const held = await this.campaigns.lock(tx, id, 'close');
      const { campaign, round, now } = held;
      if (campaign.state !== 'scheduled') return;
      const { opensAt } = await this.drafts.preparation(tx, id);
      if (opensAt === null || opensAt > now) return;
      if (decideOpening(round.deadline, now) === 'live') await this.open(tx, held);
      else await this.sendBack(tx, held);
    });
  }

  private async open(
    tx: Tx,
    { campaign: { id, projectId }, round: { number, deadline }, now }: CampaignUnderLock,
  ): Promise<void> {
    const step = { at: now, actorId: null, reason: 'opening time' };
    await this.campaigns.advanceCampaign(tx, { id, from: 'scheduled', to: 'live', ...step });
    const opened = {
      campaignId: id,
      number,
      from: 'planned',
      to: 'open',
      set: { opensAt: now, noticeDueAt: nextNotice(deadline, now) },
    } as const;
    await this.campaigns.advanceRound(tx, { ...opened, ...step });
    await this.projects.publish(tx, projectId, now);
    await this.news.happened(tx, campaignOpened({ campaignId: id }));
  }

  private async sendBack(tx: Tx, { campaign: { id }, now }: CampaignUnderLock): Promise<void> {
    const step = { at: now, actorId: null, reason: 'deadline passed before it opened' };
    await this.campaigns.advanceCampaign(tx, { id, from: 'scheduled', to: 'draft', ...step });
    await this.drafts.markApproved(tx, id, null);
  }
}
