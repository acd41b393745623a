import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { transition } from '../platform/states/index.js';
import { AcceptTerms } from '../users/index.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { CampaignNews } from './campaign-news.js';
import { campaignSubmitted } from './campaign.events.js';
import { type CampaignState, campaignTransitions } from './campaign.state.js';
import { Campaigns } from './campaigns.repository.js';
import { DraftCompleteness } from './draft-completeness.js';
import { Drafts } from './drafts.repository.js';

/** The creator hands the draft to the moderators. Until they answer nobody edits it. */
@Injectable()
export class SubmitCampaign {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly campaigns: Campaigns,
    private readonly completeness: DraftCompleteness,
    private readonly drafts: Drafts,
    private readonly news: CampaignNews,
    private readonly terms: AcceptTerms,
  ) {}

  /**
   * @throws CampaignNotFound, NotYourCampaign, IllegalTransition, CampaignIncomplete, PromiseBeforeDeadline, TranchesMismatch, those of
   * the deadline, and TermsOutdated when `acceptTerms` names others than those in force.
   */
  async execute(id: string, acceptTerms: string | undefined, caller: Caller): Promise<void> {
    if (acceptTerms !== undefined) await this.terms.execute({ version: acceptTerms }, caller);
    await this.decisions.asOwner(id, caller, async (tx, held) => {
      const { state } = held.campaign;
      const to = transition<CampaignState, 'in_review'>(campaignTransitions, state, 'in_review');
      await this.completeness.assert(tx, held);
      await this.drafts.markSubmitted(tx, id, held.now);
      const step = { at: held.now, actorId: caller.userId, reason: 'submitted' };
      await this.campaigns.advanceCampaign(tx, { id, from: state, to, ...step });
      await this.news.happened(tx, campaignSubmitted({ campaignId: id }));
    });
  }
}
