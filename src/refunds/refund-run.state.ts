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

/** Besides, what is unpaid goes back when a tranche is refused for good, it was with us for too long, or the campaign is called off after part was paid. */
const returnCauses = ['tranche', 'held', 'cancelled_paid'] as const;
export const runCauses = [...orderedRunCauses, ...returnCauses] as const;
export type RunCause = (typeof runCauses)[number];

/** Whether it gives each charge its part of what is unpaid, and not all that is left of it. */
export const hasParts = (cause: RunCause): boolean => (returnCauses as readonly RunCause[]).includes(cause);
