import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { transition } from '../platform/states/index.js';
import { Projects } from '../projects/index.js';
import { AcceptTerms } from '../users/index.js';
import { assertPromises } from './budget.rules.js';
import { CampaignDecisions, type HeldCampaign } from './campaign-decisions.js';
import { CampaignNews } from './campaign-news.js';
import { campaignSubmitted } from './campaign.events.js';
import { type CampaignState, campaignTransitions } from './campaign.state.js';
import { Campaigns } from './campaigns.repository.js';
import { assertDeadline, dayOf, lastDeadline, monthOf } from './deadline.rules.js';
import { CampaignIncomplete } from './draft.errors.js';
import { missingForReview } from './draft.rules.js';
import { Drafts } from './drafts.repository.js';
import { assertTranchesAfter } from './tranche.rules.js';

/** The creator hands the draft to the moderators. Until they answer nobody edits it. */
@Injectable()
export class SubmitCampaign {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
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
      await this.assertComplete(tx, held);
      await this.drafts.markSubmitted(tx, id, held.now);
      const step = { at: held.now, actorId: caller.userId, reason: 'submitted' };
      await this.campaigns.advanceCampaign(tx, { id, from: state, to, ...step });
      await this.news.happened(tx, campaignSubmitted({ campaignId: id }));
    });
  }

  private async assertComplete(tx: Tx, { campaign, round, project, now }: HeldCampaign): Promise<void> {
    const texts = await this.projects.texts(project.id, tx);
    const missing = missingForReview({
      target: round.target,
      model: campaign.model,
      optimum: await this.drafts.optimum(tx, campaign.id),
      deputyNamed: project.deputyId !== null || project.deputyEmail !== null,
      hasText: texts.some(({ locale }) => locale === project.defaultLocale),
    });
    if (missing.length > 0) throw new CampaignIncomplete({ extra: { missing } });
    const { opensAt } = await this.drafts.preparation(tx, campaign.id);
    // A planned opening that has passed while the draft was written is no obstacle: it then opens when scheduled.
    const opening = opensAt && opensAt > now ? opensAt : null;
    assertDeadline({ model: campaign.model, zone: campaign.zone, deadline: round.deadline }, opening, now);
    const promises = await this.drafts.promisedMonths(tx, campaign.id);
    const end = lastDeadline(campaign.model, round.deadline, campaign.zone);
    assertPromises(promises, monthOf(end, campaign.zone));
    assertTranchesAfter(await this.campaigns.tranches(campaign.id, tx), dayOf(end, campaign.zone));
  }
}
