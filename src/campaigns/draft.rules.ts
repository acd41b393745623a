import { type CampaignModel, type ShortfallPolicy } from './campaign.entity.js';
import { type CampaignState } from './campaign.state.js';
import { CampaignNotEditable, PolicyNotForModel, ToleranceMismatch } from './draft.errors.js';

/** @throws CampaignNotEditable */
export function assertEditable(state: CampaignState): void {
  if (state !== 'draft' && state !== 'changes_requested') throw new CampaignNotEditable();
}

/** What a creator declared about a shortfall; basis points of the target for `tolerance`. */
export interface Shortfall {
  readonly policy: ShortfallPolicy;
  readonly toleranceBps: number | null;
}

/** What holds when the creator says nothing: all-or-nothing and a first round insist on their target, keep-it-all pays anyway. */
export const defaultPolicy: Readonly<Record<CampaignModel, ShortfallPolicy>> = {
  all_or_nothing: 'require_goal',
  keep_it_all: 'pay_anyway',
  two_rounds: 'require_goal',
};

/**
 * The policy that a draft has after a wish. A draft that changes its model falls back to the default of the new one
 * unless it says otherwise.
 *
 * @throws PolicyNotForModel, ToleranceMismatch
 */
export function decideShortfall(
  model: CampaignModel,
  wish: { readonly policy?: ShortfallPolicy | undefined; readonly toleranceBps?: number | null | undefined },
  before?: Shortfall & { readonly model: CampaignModel },
): Shortfall {
  const kept = before?.model === model ? before : undefined;
  const policy = wish.policy ?? kept?.policy ?? defaultPolicy[model];
  if (model === 'keep_it_all' && policy !== 'pay_anyway') throw new PolicyNotForModel();
  const inherited = policy === 'tolerance' && kept?.policy === 'tolerance' ? kept.toleranceBps : null;
  const toleranceBps = wish.toleranceBps === undefined ? inherited : wish.toleranceBps;
  if ((policy === 'tolerance') !== (toleranceBps !== null)) throw new ToleranceMismatch();
  return { policy, toleranceBps };
}

/** One thing that a review needs and the draft lacks. */
export interface MissingItem {
  readonly item: 'text' | 'needs' | 'deputy';
  readonly message: string;
}

/** What is missing before a moderator's time is asked for; empty when the draft can be submitted. */
export function missingForReview(draft: {
  /** Minor units: the sum of the required needs. */
  readonly target: bigint;
  readonly model: CampaignModel;
  /** Minor units: the sum of all needs. */
  readonly optimum: bigint;
  /** Whether somebody is deputy, or is invited to be. */
  readonly deputyNamed: boolean;
  /** Whether the project has a text in its default language. */
  readonly hasText: boolean;
}): MissingItem[] {
  const missing: MissingItem[] = [];
  if (!draft.hasText) missing.push({ item: 'text', message: 'The project has no text in its default language.' });
  if (draft.target === 0n) missing.push({ item: 'needs', message: 'The budget has no required need.' });
  else if (draft.model === 'two_rounds' && draft.optimum === draft.target) {
    missing.push({ item: 'needs', message: 'The budget has no optional need that a second round could go towards.' });
  }
  if (!draft.deputyNamed) missing.push({ item: 'deputy', message: 'Nobody is invited to be deputy.' });
  return missing;
}
