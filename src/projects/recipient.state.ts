import { type Transitions } from '../platform/states/index.js';

export type RecipientState = 'none' | 'pending' | 'active' | 'restricted';

/** What the provider says of an account; only it decides, so any known state may follow any other. */
export const recipientTransitions = {
  none: ['pending', 'active', 'restricted'],
  pending: ['active', 'restricted'],
  active: ['pending', 'restricted'],
  restricted: ['pending', 'active'],
} as const satisfies Transitions<RecipientState>;
