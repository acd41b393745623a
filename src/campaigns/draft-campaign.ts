import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { birth, history } from '../platform/states/index.js';
import { isOwnerOf, mayReadPrivate, ProjectNotFound, Projects } from '../projects/index.js';
import { assertBudget, assertRewards, type BudgetInput, minimum, type RewardInput } from './budget.rules.js';
import { type CampaignModel, type ShortfallPolicy } from './campaign.entity.js';
import { assertDeadline, resolveLocalTime } from './deadline.rules.js';
import { NotYourCampaign } from './decision.errors.js';
import { CurrencyNotOffered } from './draft.errors.js';
import { decideShortfall } from './draft.rules.js';
import { Drafts } from './drafts.repository.js';

export interface NewDraft {
  readonly model: CampaignModel;
  readonly currency: string;
  readonly zone: string;
  /** Local date and time in the zone, with an offset if one likes. */
  readonly deadline: string;
  readonly opensAt?: Date | null;
  readonly shortfallPolicy?: ShortfallPolicy | undefined;
  readonly toleranceBps?: number | null | undefined;
  readonly budget: BudgetInput;
  readonly rewards: readonly RewardInput[];
}

/** A creator begins a campaign for their project. Fees and reserve are those of today, and stay. */
@Injectable()
export class DraftCampaign {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly projects: Projects,
    private readonly drafts: Drafts,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Answers the id of the new draft.
   *
   * @throws ProjectNotFound, NotYourCampaign, CurrencyNotOffered, those of the deadline, the shortfall policy and the
   * budget.
   */
  async execute(projectId: string, draft: NewDraft, caller: Caller): Promise<string> {
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        await this.assertOwner(tx, projectId, caller);
        const now = await this.clock.now(tx);
        const id = await this.insert(tx, projectId, draft, now, caller);
        await this.drafts.replaceBudget(tx, id, draft.budget, minimum(draft.budget.needs));
        await this.drafts.replaceRewards(tx, id, draft.rewards);
        return id;
      }),
    );
  }

  private async assertOwner(tx: Tx, projectId: string, caller: Caller): Promise<void> {
    const project = await this.projects.get(projectId, tx);
    if (isOwnerOf(project, caller)) return;
    throw project.publicSince || mayReadPrivate(project, caller) ? new NotYourCampaign() : new ProjectNotFound();
  }

  private async insert(tx: Tx, projectId: string, draft: NewDraft, now: Date, caller: Caller): Promise<string> {
    const { model, currency, zone, opensAt = null } = draft;
    assertCurrency(currency, this.settings.SETTLEMENT_CURRENCIES);
    const deadline = resolveLocalTime(draft.deadline, zone);
    assertDeadline({ model, zone, deadline }, opensAt, now);
    const shortfall = decideShortfall(model, { policy: draft.shortfallPolicy, toleranceBps: draft.toleranceBps });
    assertBudget(draft.budget, currency);
    assertRewards(draft.rewards, currency);
    const { PLATFORM_FEE_BPS: feeBps, VAT_BPS: vatBps } = this.settings;
    const { RESERVE_BPS: reserveBps, RESERVE_DAYS: reserveDays } = this.settings;
    const terms = { model, currency, zone, deadline, opensAt, ...shortfall };
    const ofToday = { feeBps, vatBps, reserveBps, reserveDays };
    const { id, roundId } = await this.drafts.insert(tx, { projectId, ...ofToday, ...terms }, now);
    const step = { from: birth, at: now, actorId: caller.userId, reason: 'drafted' };
    await history.record(tx, [
      { entity: 'campaign', entityId: id, to: 'draft', ...step },
      { entity: 'round', entityId: roundId, to: 'planned', ...step },
    ]);
    return id;
  }
}

/** @throws CurrencyNotOffered */
export function assertCurrency(currency: string, offered: readonly string[]): void {
  if (!offered.includes(currency)) throw new CurrencyNotOffered({ extra: { currencies: offered } });
}
