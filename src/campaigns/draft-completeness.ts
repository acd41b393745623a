import { Inject, Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { Problem } from '../platform/http/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { type Project, Projects } from '../projects/index.js';
import { assertPromises } from './budget.rules.js';
import { type CampaignModel } from './campaign.entity.js';
import { Campaigns } from './campaigns.repository.js';
import { assertDeadline, dayOf, lastDeadline, monthOf } from './deadline.rules.js';
import { CampaignIncomplete } from './draft.errors.js';
import { missingForReview } from './draft.rules.js';
import { Drafts } from './drafts.repository.js';
import { assertTrancheDays } from './tranche.rules.js';

const dayMs = 86_400_000;

/** What of a draft is looked at, read with or without its lock. `target` in minor units. */
export interface DraftInQuestion {
  readonly campaign: { readonly id: string; readonly model: CampaignModel; readonly zone: string };
  readonly round: { readonly target: bigint; readonly deadline: Date };
  readonly project: Project;
  readonly now: Date;
}

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
  async assert(tx: Tx, draft: DraftInQuestion): Promise<void> {
    const [first] = await this.refusals(tx, draft);
    if (first) throw first;
  }

  /** Everything that `assert` would refuse, in its order; empty when the draft can be submitted. */
  async refusals(tx: Tx, { campaign, round, project, now }: DraftInQuestion): Promise<Problem[]> {
    const { id, model, zone } = campaign;
    const texts = await this.projects.texts(project.id, tx);
    const missing = missingForReview({
      target: round.target,
      model,
      optimum: await this.drafts.optimum(tx, id),
      deputyNamed: project.deputyId !== null || project.deputyEmail !== null,
      hasText: texts.some(({ locale }) => locale === project.defaultLocale),
    });
    const { opensAt } = await this.drafts.preparation(tx, id);
    // A planned opening that has passed while the draft was written is no obstacle: it then opens when scheduled.
    const opening = opensAt && opensAt > now ? opensAt : null;
    const promises = await this.drafts.promisedMonths(tx, id);
    const tranches = await this.campaigns.tranches(id, tx);
    const end = lastDeadline(model, round.deadline, zone);
    const { PAYOUT_MAX_HOLD_DAYS: maxDays } = this.settings;
    // The money of a first round is there first, and its days are those of all of it.
    const last = dayOf(new Date(round.deadline.getTime() + maxDays * dayMs), zone);
    return [
      ...(missing.length > 0 ? [new CampaignIncomplete({ extra: { missing } })] : []),
      ...refusalOf(() => assertDeadline({ model, zone, deadline: round.deadline }, opening, now)),
      ...refusalOf(() => assertPromises(promises, monthOf(end, zone))),
      ...refusalOf(() => assertTrancheDays(tranches, { end: dayOf(end, zone), last, maxDays })),
    ];
  }
}

function refusalOf(guard: () => void): Problem[] {
  try {
    guard();
    return [];
  } catch (error) {
    if (error instanceof Problem) return [error];
    throw error;
  }
}
