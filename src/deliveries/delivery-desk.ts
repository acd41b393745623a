import { Injectable } from '@nestjs/common';
import { CampaignNotFound, Campaigns } from '../campaigns/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { isPartyOf, Projects } from '../projects/index.js';
import { assertDelivers } from './delivery.rules.js';

/** Who sees and marks what is delivered: owner and deputy of the project. To others the board does not exist. */
@Injectable()
export class DeliveryDesk {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
  ) {}

  /** @throws CampaignNotFound (404), NothingToDeliver (409) */
  async assertMayDeliver(campaignId: string, caller: Caller, tx?: Tx): Promise<void> {
    const campaign = await this.campaigns.find(campaignId, tx);
    if (!campaign || !isPartyOf(await this.projects.parties(campaign.projectId, tx), caller)) {
      throw new CampaignNotFound();
    }
    assertDelivers(campaign.state);
  }
}
