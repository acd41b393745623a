import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { assertRewards, type RewardInput } from './budget.rules.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { assertEditable } from './draft.rules.js';
import { Drafts } from './drafts.repository.js';

/** Writes all rewards of a draft anew, so their ids change. Nobody can have chosen one yet. */
@Injectable()
export class SetRewards {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly drafts: Drafts,
  ) {}

  /** @throws CampaignNotFound, NotYourCampaign, CampaignNotEditable, AmountInOtherCurrency, PriceBelowMinimum, AmountBetweenSteps, ShippingCountries */
  async execute(id: string, rewards: readonly RewardInput[], caller: Caller): Promise<void> {
    await this.decisions.asOwner(id, caller, async (tx, { campaign }) => {
      assertEditable(campaign.state);
      assertRewards(rewards, campaign.currency);
      await this.drafts.replaceRewards(tx, id, rewards);
    });
  }
}
