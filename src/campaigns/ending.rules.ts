import { IllegalTransition } from '../platform/states/index.js';
import { type CampaignState, type RoundState, type SuspendableState } from './campaign.state.js';

/** A suspension that nobody lifted ends the campaign after this (business time). Source: 1-product.md. */
export const longestSuspensionMs = 30 * 24 * 60 * 60 * 1000;

/** What calling a campaign off does to it and to its round; the round stays as it is where `round` is undefined. */
export interface Ending {
  readonly to: 'cancelled' | 'refunding';
  readonly round: 'failed' | undefined;
}

const chargedAlready: readonly SuspendableState[] = ['collecting', 'successful', 'delivering'];

/**
 * Calling off. Before anything was charged the round fails and the campaign is cancelled at once; once charging has
 * begun everybody gets their money back first, and settlement ends the round when the last item is final.
 *
 * @throws IllegalTransition when the campaign cannot be called off from its state.
 */
export function decideEnding(state: CampaignState, suspendedFrom: SuspendableState | null, round: RoundState): Ending {
  if (state === 'suspended' && suspendedFrom !== null && chargedAlready.includes(suspendedFrom)) {
    return { to: 'refunding', round: undefined };
  }
  const open = ['draft', 'in_review', 'changes_requested', 'scheduled', 'live', 'suspended'].includes(state);
  if (!open) throw new IllegalTransition({ detail: `A campaign that is ${state} cannot be called off.` });
  return { to: 'cancelled', round: round === 'failed' ? undefined : 'failed' };
}

/** The end of a collection window after a suspension: later by as long as nobody was charged. */
export const extended = (collectingEndsAt: Date, suspendedAt: Date, now: Date): Date =>
  new Date(collectingEndsAt.getTime() + (now.getTime() - suspendedAt.getTime()));
