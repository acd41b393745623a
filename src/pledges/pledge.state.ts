import { type Transitions } from '../platform/states/index.js';

export type PledgeState =
  | 'pending'
  | 'active'
  | 'expired'
  | 'cancelled'
  | 'released'
  | 'charging'
  | 'collected'
  | 'needs_action'
  | 'errored'
  | 'dropped';

/** The whole life of a pledge. Refunds and disputes are rows of their own and change nothing here. */
export const pledgeTransitions = {
  pending: ['active', 'expired', 'cancelled', 'released'],
  active: ['charging', 'cancelled', 'released'],
  charging: ['collected', 'needs_action', 'errored', 'dropped'],
  needs_action: ['charging', 'collected', 'dropped', 'cancelled'],
  errored: ['charging', 'collected', 'dropped', 'cancelled'],
  expired: [],
  cancelled: [],
  released: [],
  collected: [],
  dropped: [],
} as const satisfies Transitions<PledgeState>;

/** Nothing comes after it: no charge, no change, no need of a card. */
export const hasEnded = (state: PledgeState): boolean => pledgeTransitions[state].length === 0;
