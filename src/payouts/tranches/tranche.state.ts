import { type Transitions } from '../../platform/states/index.js';

export type TrancheState =
  'waiting' | 'handed_in' | 'accepted' | 'paid' | 'refusal_proposed' | 'refused' | 'returned' | 'ended';

/**
 * The life of a tranche from the day its campaign has succeeded. `waiting`: for evidence. `refused` is final and goes back
 * to the backers; it is `returned` when all of it was asked back. `ended`: it comes to nothing, since an earlier one was
 * refused or the campaign was called off.
 */
export const trancheTransitions = {
  waiting: ['handed_in', 'refusal_proposed', 'ended'],
  handed_in: ['accepted', 'waiting', 'ended'],
  accepted: ['paid', 'ended'],
  refusal_proposed: ['refused', 'waiting', 'handed_in', 'ended'],
  refused: ['returned'],
  paid: [],
  returned: [],
  ended: [],
} as const satisfies Transitions<TrancheState>;
