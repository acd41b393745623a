import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { assertRewards, type RewardInput } from './budget.rules.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { assertEditable } from './draft.rules.js';
import { DraftVersions } from './draft-versions.repository.js';
import { Drafts } from './drafts.repository.js';

/** Writes all rewards of a draft anew, so their ids change. Nobody can have chosen one yet. */
@Injectable()
export class SetRewards {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly drafts: Drafts,
    private readonly versions: DraftVersions,
  ) {}

  /**
   * `seen` is the version that was read before, if any; answers the one that is there now.
   *
   * @throws CampaignNotFound, NotYourCampaign, CampaignNotEditable, DraftMoved, AmountInOtherCurrency, PriceBelowMinimum, AmountBetweenSteps, ShippingCountries,
   *   OnlyAddOns, SellerNotOne, QuestionChoices
   */
  async execute(id: string, rewards: readonly RewardInput[], caller: Caller, seen?: string): Promise<string> {
    return this.decisions.asOwner(id, caller, async (tx, { campaign }) => {
      assertEditable(campaign.state);
      await this.versions.assertSeen(tx, 'rewards', id, seen);
      assertRewards(rewards, campaign.currency);
      await this.drafts.replaceRewards(tx, id, rewards);
      return this.versions.of('rewards', id, tx);
    });
  }
}
