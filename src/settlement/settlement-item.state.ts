import { type Transitions } from '../platform/states/index.js';

export type ItemState = 'open' | 'held' | 'collected' | 'dropped';

/**
 * The life of a settlement item: what one pledge owes to one round. `held` waits for staff after an answer of the
 * provider that nobody foresaw. A charge that succeeds after the item was dropped changes nothing here: it is booked
 * apart and refunded.
 */
export const itemTransitions = {
  open: ['collected', 'dropped', 'held'],
  held: ['open', 'collected', 'dropped'],
  collected: [],
  dropped: [],
} as const satisfies Transitions<ItemState>;
