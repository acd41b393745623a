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

export const runCauses = ['creator', 'platform'] as const;
export type RunCause = (typeof runCauses)[number];
