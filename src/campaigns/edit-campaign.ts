import { Inject, Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { CampaignDecisions, type HeldCampaign } from './campaign-decisions.js';
import { type CampaignModel, type ShortfallPolicy } from './campaign.entity.js';
import { assertDeadline, resolveLocalTime, wallText } from './deadline.rules.js';
import { assertCurrency } from './draft-campaign.js';
import { CurrencyInUse } from './draft.errors.js';
import { assertEditable, decideShortfall } from './draft.rules.js';
import { DraftVersions } from './draft-versions.repository.js';
import { Drafts, type Terms } from './drafts.repository.js';

/** What of a draft is to be different; what is left out stays. */
export interface DraftEdit {
  readonly model?: CampaignModel | undefined;
  readonly currency?: string | undefined;
  readonly zone?: string | undefined;
  /** Local date and time. Left out while the zone changes, the hour on the wall stays. */
  readonly deadline?: string | undefined;
  /** Null takes the plan back. */
  readonly opensAt?: Date | null | undefined;
  readonly shortfallPolicy?: ShortfallPolicy | undefined;
  readonly toleranceBps?: number | null | undefined;
}

@Injectable()
export class EditCampaign {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly drafts: Drafts,
    private readonly versions: DraftVersions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * `seen` is the version that was read before, if any; answers the one that is there now.
   *
   * @throws CampaignNotFound, NotYourCampaign, CampaignNotEditable, DraftMoved, CurrencyInUse, and as `DraftCampaign`
   */
  async execute(id: string, edit: DraftEdit, caller: Caller, seen?: string): Promise<string> {
    return this.decisions.asOwner(id, caller, async (tx, held) => {
      assertEditable(held.campaign.state);
      await this.versions.assertSeen(tx, 'terms', id, seen);
      await this.drafts.update(tx, id, await this.decide(tx, held, edit), held.now);
      return this.versions.of('terms', id, tx);
    });
  }

  private async decide(tx: Tx, { campaign, round, now }: HeldCampaign, edit: DraftEdit): Promise<Terms> {
    const { currency = campaign.currency, zone = campaign.zone, model = campaign.model } = edit;
    if (currency !== campaign.currency) {
      assertCurrency(currency, this.settings.SETTLEMENT_CURRENCIES);
      if (await this.drafts.isPriced(tx, campaign.id)) throw new CurrencyInUse();
    }
    const before = { model: campaign.model, policy: campaign.shortfallPolicy, toleranceBps: campaign.toleranceBps };
    const shortfall = decideShortfall(model, { policy: edit.shortfallPolicy, toleranceBps: edit.toleranceBps }, before);
    const { opensAt: planned } = await this.drafts.preparation(tx, campaign.id);
    const opensAt = edit.opensAt === undefined ? planned : edit.opensAt;
    const deadline = decideDeadline(edit, { zone: campaign.zone, deadline: round.deadline });
    const movesTime = [edit.model, edit.zone, edit.deadline, edit.opensAt].some((field) => field !== undefined);
    if (movesTime) assertDeadline({ model, zone, deadline }, opensAt, now);
    return { model, currency, zone, deadline, opensAt, ...shortfall };
  }
}

function decideDeadline(edit: DraftEdit, before: { readonly zone: string; readonly deadline: Date }): Date {
  const zone = edit.zone ?? before.zone;
  if (edit.deadline !== undefined) return resolveLocalTime(edit.deadline, zone);
  return zone === before.zone ? before.deadline : resolveLocalTime(wallText(before.deadline, before.zone), zone);
}
