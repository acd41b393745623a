import { IllegalTransition } from '../platform/states/index.js';
import { type CampaignState, type RoundState } from './campaign.state.js';
import { hasCharged } from './round.rules.js';

/** A suspension that nobody lifted ends the campaign after this (business time). */
export const longestSuspensionMs = 30 * 24 * 60 * 60 * 1000;

/**
 * What calling a campaign off leads to. Before anything was charged it is cancelled at once; once charging has begun, be it
 * of an earlier round, everybody gets their money back first, and settlement ends that round when its last item is final.
 *
 * @throws IllegalTransition when the campaign cannot be called off from its state.
 */
export function decideEnding(state: CampaignState, rounds: readonly RoundState[]): 'cancelled' | 'refunding' {
  const open = ['draft', 'in_review', 'changes_requested', 'scheduled', 'live', 'suspended'].includes(state);
  if (!open) throw new IllegalTransition({ detail: `A campaign that is ${state} cannot be called off.` });
  return rounds.some(hasCharged) ? 'refunding' : 'cancelled';
}

/** The end of a collection window after a suspension: later by as long as nobody was charged. */
export const extended = (collectingEndsAt: Date, suspendedAt: Date, now: Date): Date =>
  new Date(collectingEndsAt.getTime() + (now.getTime() - suspendedAt.getTime()));
