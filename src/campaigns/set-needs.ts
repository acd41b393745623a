import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { assertNeeds, minimum, type NeedInput } from './budget.rules.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { assertEditable } from './draft.rules.js';
import { Drafts } from './drafts.repository.js';

/** Writes the whole budget of a draft anew; the target follows. */
@Injectable()
export class SetNeeds {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly drafts: Drafts,
  ) {}

  /** @throws CampaignNotFound, NotYourCampaign, CampaignNotEditable, AmountInOtherCurrency */
  async execute(id: string, needs: readonly NeedInput[], caller: Caller): Promise<void> {
    await this.decisions.asOwner(id, caller, async (tx, { campaign }) => {
      assertEditable(campaign.state);
      assertNeeds(needs, campaign.currency);
      await this.drafts.replaceNeeds(tx, id, needs, minimum(needs));
    });
  }
}
