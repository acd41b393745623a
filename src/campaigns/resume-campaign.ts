import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { IllegalTransition } from '../platform/states/index.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { CampaignNews } from './campaign-news.js';
import { campaignResumed } from './campaign.events.js';
import { Campaigns } from './campaigns.repository.js';
import { extended } from './ending.rules.js';
import { roundsOf } from './locked-campaign.js';

/** Staff lets a suspended campaign go on where it was. A collection window is longer by the suspended time. */
@Injectable()
export class ResumeCampaign {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly campaigns: Campaigns,
    private readonly news: CampaignNews,
  ) {}

  /** @throws CampaignNotFound, OwnCampaign, IllegalTransition */
  async execute(id: string, reason: string, caller: Caller): Promise<void> {
    await this.decisions.asStaff(id, caller, async (tx, held) => {
      const { campaign, now } = held;
      const { suspendedFrom: to, suspendedAt } = campaign;
      if (to === null || suspendedAt === null) throw new IllegalTransition();
      const step = { at: now, actorId: caller.userId, reason: 'resumed by staff' };
      await this.campaigns.advanceCampaign(tx, { id, from: 'suspended', to, ...step });
      for (const { round } of roundsOf(held)) {
        if (round.state !== 'collecting' || !round.collectingEndsAt) continue;
        const until = extended(round.collectingEndsAt, suspendedAt, now);
        await this.campaigns.extendCollecting(tx, { campaignId: id, number: round.number, until });
      }
      const suspendedMs = now.getTime() - suspendedAt.getTime();
      const decision = { action: 'campaign.resumed', campaignId: id, details: { to, suspendedMs }, text: reason };
      await this.news.decided(tx, caller, decision, campaignResumed({ campaignId: id, suspendedMs }));
    });
  }
}
