import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { assertBudget, type BudgetInput, minimum } from './budget.rules.js';
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

  /** @throws CampaignNotFound, NotYourCampaign, CampaignNotEditable, AmountInOtherCurrency, TranchesMismatch */
  async execute(id: string, budget: BudgetInput, caller: Caller): Promise<void> {
    await this.decisions.asOwner(id, caller, async (tx, { campaign }) => {
      assertEditable(campaign.state);
      assertBudget(budget, campaign.currency);
      await this.drafts.replaceBudget(tx, id, budget, minimum(budget.needs));
    });
  }
}
