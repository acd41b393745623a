import { type Transitions } from '../platform/states/index.js';

export type RefundRunState = 'proposed' | 'running' | 'stopped' | 'finished' | 'rejected';

/** The refunding of everybody at once. What is stopped goes on where it stopped. */
export const refundRunTransitions = {
  proposed: ['running', 'rejected'],
  running: ['stopped', 'finished'],
  stopped: ['running'],
  finished: [],
  rejected: [],
} as const satisfies Transitions<RefundRunState>;

/** What staff propose a run for. */
export const orderedRunCauses = ['creator', 'platform'] as const;
export type OrderedRunCause = (typeof orderedRunCauses)[number];

/** Besides, what is unpaid goes back when a tranche is refused for good, or it was with us for too long. */
export const runCauses = [...orderedRunCauses, 'tranche', 'held'] as const;
export type RunCause = (typeof runCauses)[number];
