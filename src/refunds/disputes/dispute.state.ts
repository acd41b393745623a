import { type ProviderDisputeStatus } from '../../payments/index.js';
import { type Transitions } from '../../platform/states/index.js';

/** The provider's own states. `warning_…` is an inquiry of the bank, which moves no money. */
export type DisputeState = ProviderDisputeStatus;

/**
 * Forward only, and any distance: what is in between may have gone by unseen, and an older word that comes late changes
 * nothing. An inquiry can become a dispute after it was closed, and an appeal can win what was lost.
 */
export const disputeTransitions = {
  warning_needs_response: ['warning_under_review', 'warning_closed', 'needs_response', 'under_review', 'lost', 'won'],
  warning_under_review: ['warning_closed', 'needs_response', 'under_review', 'lost', 'won'],
  warning_closed: ['needs_response', 'under_review', 'lost', 'won'],
  needs_response: ['under_review', 'lost', 'won'],
  under_review: ['lost', 'won'],
  lost: ['won'],
  won: [],
} as const satisfies Transitions<DisputeState>;

export const disputeStates = Object.keys(disputeTransitions) as DisputeState[];

/** The bank has the money and has not decided. */
export const openStates: readonly DisputeState[] = ['needs_response', 'under_review'];

/** The provider has the last word still to say. */
export const undecidedStates: readonly DisputeState[] = [
  'warning_needs_response',
  'warning_under_review',
  ...openStates,
];
