import { type Transitions } from '../platform/states/index.js';

export type PaymentState = 'created' | 'processing' | 'requires_action' | 'declined' | 'succeeded' | 'cancelled';

/** The life of the one payment of a settlement item. A declined one can be tried again until the window ends. */
export const paymentTransitions = {
  created: ['processing', 'requires_action', 'declined', 'succeeded', 'cancelled'],
  processing: ['requires_action', 'declined', 'succeeded', 'cancelled'],
  requires_action: ['processing', 'declined', 'succeeded', 'cancelled'],
  declined: ['processing', 'requires_action', 'succeeded', 'cancelled'],
  succeeded: [],
  cancelled: [],
} as const satisfies Transitions<PaymentState>;
