import { type Transitions } from '../platform/states/index.js';

export type DeliveryState = 'to_do' | 'in_work' | 'sent' | 'received';

/**
 * The way of one reward of one pledge to its backer. Steps lead back too: something is packed anew when it got lost, and
 * what its creator took for received its backer may still miss.
 */
export const deliveryTransitions = {
  to_do: ['in_work', 'sent'],
  in_work: ['to_do', 'sent'],
  sent: ['in_work', 'received'],
  received: ['sent'],
} as const satisfies Transitions<DeliveryState>;

export const deliveryStates = Object.keys(deliveryTransitions) as DeliveryState[];
