import { type CampaignState } from '../campaigns/index.js';
import { canBecome } from '../platform/states/index.js';
import { type DeliveryState, deliveryTransitions } from './delivery.state.js';
import { NothingToDeliver, TrackingForOne } from './delivery.errors.js';

/** A reward of a pledge: what the board has a line for. */
export interface DeliveryKey {
  readonly pledgeId: string;
  readonly rewardId: string;
}

/** How something is on its way. */
export interface Parcel {
  readonly carrier: string | null;
  readonly trackingUrl: string | null;
}

/** Whether rewards are delivered: once a campaign has succeeded, and not while it is suspended, as money may go back then. */
export const delivers = (state: CampaignState): boolean => state === 'successful' || state === 'delivering';

/** @throws NothingToDeliver */
export function assertDelivers(state: CampaignState): void {
  if (!delivers(state)) throw new NothingToDeliver();
}

/** A tracking address shows where one parcel goes, so it is told to one backer. @throws TrackingForOne */
export function assertOneParcel(chosen: readonly DeliveryKey[], { trackingUrl }: Parcel): void {
  if (trackingUrl !== null && new Set(chosen.map(({ pledgeId }) => pledgeId)).size > 1) throw new TrackingForOne();
}

/** How a line stands before it is marked. */
export interface Standing {
  readonly state: DeliveryState;
  /** Its backer said that it has not come. */
  readonly isMissed: boolean;
}

/** What marking does to one line: a step, a note of another carrier or address at what is sent already, or nothing. */
export type Mark = 'step' | 'note' | 'none';

export function markOf({ state, isMissed }: Standing, to: DeliveryState, { carrier, trackingUrl }: Parcel): Mark {
  if (state === to) return to === 'sent' && (carrier !== null || trackingUrl !== null) ? 'note' : 'none';
  // Whether it has come, its backer has the last word: both ways.
  if (state === 'received' || (to === 'received' && isMissed)) return 'none';
  return canBecome(deliveryTransitions, state, to) ? 'step' : 'none';
}

/** What is meant by all of a reward: only what has not come so far, so that nothing is pulled back by the hundred. */
export const forwardTo: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  to_do: [],
  in_work: ['to_do'],
  sent: ['to_do', 'in_work'],
  received: ['sent'],
};

/** What follows from the answer of its backer: undefined where there is nothing to answer yet. */
export function answered(state: DeliveryState, hasArrived: boolean): DeliveryState | undefined {
  if (state !== 'sent' && state !== 'received') return undefined;
  return hasArrived ? 'received' : 'sent';
}
