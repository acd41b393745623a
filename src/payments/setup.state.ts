import { type Transitions } from '../platform/states/index.js';

export type SetupState = 'pending' | 'succeeded' | 'cancelled';

/** The life of one try to save a card. */
export const setupTransitions = {
  pending: ['succeeded', 'cancelled'],
  succeeded: [],
  cancelled: [],
} as const satisfies Transitions<SetupState>;
