import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { assertBudget, type BudgetInput, minimum } from './budget.rules.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { assertEditable } from './draft.rules.js';
import { DraftVersions } from './draft-versions.repository.js';
import { Drafts } from './drafts.repository.js';

/** Writes the whole budget of a draft anew; the target follows. */
@Injectable()
export class SetNeeds {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly drafts: Drafts,
    private readonly versions: DraftVersions,
  ) {}

  /**
   * `seen` is the version that was read before, if any; answers the one that is there now.
   *
   * @throws CampaignNotFound, NotYourCampaign, CampaignNotEditable, DraftMoved, AmountInOtherCurrency, TranchesMismatch
   */
  async execute(id: string, budget: BudgetInput, caller: Caller, seen?: string): Promise<string> {
    return this.decisions.asOwner(id, caller, async (tx, { campaign }) => {
      assertEditable(campaign.state);
      await this.versions.assertSeen(tx, 'budget', id, seen);
      assertBudget(budget, campaign.currency);
      await this.drafts.replaceBudget(tx, id, budget, minimum(budget.needs));
      return this.versions.of('budget', id, tx);
    });
  }
}
