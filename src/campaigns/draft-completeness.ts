import { Inject, Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Projects } from '../projects/index.js';
import { assertPromises } from './budget.rules.js';
import { type HeldCampaign } from './campaign-decisions.js';
import { Campaigns } from './campaigns.repository.js';
import { assertDeadline, dayOf, lastDeadline, monthOf } from './deadline.rules.js';
import { CampaignIncomplete } from './draft.errors.js';
import { missingForReview } from './draft.rules.js';
import { Drafts } from './drafts.repository.js';
import { assertTrancheDays } from './tranche.rules.js';

const dayMs = 86_400_000;

/** Whether a draft has all that a review needs, and promises nothing that its own days make impossible. */
@Injectable()
export class DraftCompleteness {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly drafts: Drafts,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws CampaignIncomplete, PromiseBeforeDeadline, TranchesMismatch, and those of the deadline. */
  async assert(tx: Tx, { campaign, round, project, now }: HeldCampaign): Promise<void> {
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
    const { PAYOUT_MAX_HOLD_DAYS: maxDays } = this.settings;
    // The money of a first round is there first, and its days are those of all of it.
    const last = dayOf(new Date(round.deadline.getTime() + maxDays * dayMs), campaign.zone);
    const tranches = await this.campaigns.tranches(campaign.id, tx);
    assertTrancheDays(tranches, { end: dayOf(end, campaign.zone), last, maxDays });
  }
}
