import { type Transitions } from '../platform/states/index.js';

export type BreakState = 'open' | 'resolved';

/** The life of a difference between our books and the provider's. */
export const breakTransitions = {
  open: ['resolved'],
  resolved: [],
} as const satisfies Transitions<BreakState>;
