import {
  assertInSteps,
  type CampaignState,
  collectingStates,
  priceTo,
  type RoundState,
  type ShippingPrices,
} from '../campaigns/index.js';
import { chargeMaximum, chargeMinimum } from '../money/index.js';
import {
  AddOnAlone,
  AmountBelowRewards,
  AmountNotChargeable,
  CampaignNotAcceptingPledges,
  CampaignNotCollecting,
  DeadlinePassed,
  DestinationMissing,
  PledgeNotOpen,
  RewardListedTwice,
  RewardNotOffered,
  RewardNotShippedThere,
  RewardSoldOut,
  WouldMissTarget,
  WrongCurrency,
} from './pledge.errors.js';
import { type PledgeState } from './pledge.state.js';

/** How long a pending pledge keeps its reward while the card is being saved, in milliseconds. */
const holdMs = 30 * 60 * 1000;

/**
 * Until when a pledge is held that was made, or whose first pay page was opened, at `from`. A round that has closed waits
 * no longer than that, so nothing is held longer than a pledge of the last instant.
 */
export const holdUntil = (from: Date, deadline: Date): Date =>
  new Date(Math.min(from.getTime(), deadline.getTime()) + holdMs);

/** In this span before the deadline a pledge may not be taken away from under a target that is reached. */
export const lastDayMs = 24 * 60 * 60 * 1000;

/** The campaign as a pledge sees it, read under its lock. Amounts are minor units of `currency`. */
export interface Situation {
  readonly currency: string;
  readonly campaignState: string;
  readonly roundState: string;
  readonly deadline: Date;
  readonly target: bigint;
  readonly allOrNothing: boolean;
  readonly pledged: bigint;
  /** Read after the lock: the one clock that judges the deadline. */
  readonly now: Date;
}

/**
 * A reward as it can be chosen. `free` is undefined when its stock is not limited, `shipping` when nothing is sent; an add-on
 * is chosen only beside another one.
 */
export interface Offered {
  readonly price: bigint;
  readonly free: number | undefined;
  readonly shipping?: ShippingPrices | undefined;
  readonly isAddOn?: boolean | undefined;
}

export type Shelf = ReadonlyMap<string, Offered>;

export interface ChosenReward {
  readonly rewardId: string;
  readonly quantity: number;
}

/** What one pledge asks for. */
export interface Wish {
  readonly amount: bigint;
  readonly tip: bigint;
  readonly currency: string;
  readonly rewards: readonly ChosenReward[];
  /** The country to which its rewards are sent; null when it was not asked. */
  readonly destination: string | null;
}

/** @throws CampaignNotAcceptingPledges, DeadlinePassed */
export function assertOpen(at: Situation): void {
  if (at.now >= at.deadline) throw new DeadlinePassed();
  if (at.campaignState !== 'live' || at.roundState !== 'open') throw new CampaignNotAcceptingPledges();
}

/** Backers may leave while a campaign is suspended; nothing else may change then. @throws as `assertOpen` */
export function assertCanLeave(at: Situation): void {
  if (at.campaignState === 'suspended' && at.roundState === 'open' && at.now < at.deadline) return;
  assertOpen(at);
}

/** The round of a pledge, as far as its charge depends on it. */
export interface Charging {
  readonly campaignState: CampaignState;
  readonly roundState: RoundState;
  readonly collectingEndsAt: Date | null;
  readonly now: Date;
}

/** While suspended and after the window nothing is charged, in person neither. @throws CampaignNotCollecting */
export function assertCollecting({ campaignState, roundState, collectingEndsAt, now }: Charging): void {
  const goesOn = (collectingStates as readonly CampaignState[]).includes(campaignState);
  const isOver = collectingEndsAt === null || now >= collectingEndsAt;
  if (!goesOn || roundState !== 'collecting' || isOver) throw new CampaignNotCollecting();
}

/** What sending the rewards costs, and whereto: nowhere when nothing is sent. */
export interface Shipment {
  readonly shipping: bigint;
  readonly destination: string | null;
}

/**
 * The shipping of what was chosen: of each reward the price to that country, once for each piece.
 *
 * @throws RewardNotOffered, DestinationMissing, RewardNotShippedThere
 */
export function shipmentOf(rewards: readonly ChosenReward[], destination: string | null, shelf: Shelf): Shipment {
  let shipping = 0n;
  let isSent = false;
  for (const { rewardId, quantity } of rewards) {
    const reward = shelf.get(rewardId);
    if (!reward) throw new RewardNotOffered();
    if (!reward.shipping) continue;
    if (destination === null) throw new DestinationMissing();
    const price = priceTo(reward.shipping, destination);
    if (price === undefined) throw new RewardNotShippedThere({ extra: { rewardId } });
    shipping += price * BigInt(quantity);
    isSent = true;
  }
  return { shipping, destination: isSent ? destination : null };
}

/** What is pledged only beside another reward is not pledged alone. @throws AddOnAlone */
function assertNotAlone(rewards: readonly ChosenReward[], shelf: Shelf): void {
  const [first] = rewards;
  if (!first || rewards.some(({ rewardId }) => !shelf.get(rewardId)?.isAddOn)) return;
  throw new AddOnAlone({ extra: { rewardId: first.rewardId } });
}

/**
 * Whether the sum fits the currency and the rewards, and the rewards are there. Answers what sending them costs.
 *
 * @param keeping what the pledge holds already, which counts as free for itself.
 * @throws WrongCurrency, AmountNotChargeable, AmountBetweenSteps, RewardNotOffered, RewardListedTwice, AddOnAlone,
 *   AmountBelowRewards, RewardSoldOut, DestinationMissing, RewardNotShippedThere
 */
export function assertWish(
  wish: Wish,
  currency: string,
  shelf: Shelf,
  keeping: readonly ChosenReward[] = [],
): Shipment {
  if (wish.currency !== currency) throw new WrongCurrency({ detail: `This campaign is funded in ${currency}.` });
  if (wish.amount + wish.tip < chargeMinimum(currency)) throw new AmountNotChargeable();
  assertInSteps(wish.amount, currency, '/amount/amount');
  assertInSteps(wish.tip, currency, '/tip/amount');
  if (new Set(wish.rewards.map((reward) => reward.rewardId)).size < wish.rewards.length) throw new RewardListedTwice();
  const kept = new Map(keeping.map((reward) => [reward.rewardId, reward.quantity]));
  let cost = 0n;
  for (const { rewardId, quantity } of wish.rewards) {
    const reward = shelf.get(rewardId);
    if (!reward) throw new RewardNotOffered();
    cost += reward.price * BigInt(quantity);
    const wanted = quantity - (kept.get(rewardId) ?? 0);
    if (reward.free !== undefined && wanted > reward.free) throw new RewardSoldOut({ extra: { rewardId } });
  }
  assertNotAlone(wish.rewards, shelf);
  if (wish.amount < cost) throw new AmountBelowRewards({ extra: { rewards: { amount: Number(cost), currency } } });
  const shipment = shipmentOf(wish.rewards, wish.destination, shelf);
  if (wish.amount + wish.tip + shipment.shipping > chargeMaximum(currency)) throw new AmountNotChargeable();
  return shipment;
}

/**
 * The last-24-hours rule: whoever promised may not take away what already carries the target. A campaign below its
 * target loses nothing by it, and one that is charged whatever the sum has no target to miss.
 *
 * @throws WouldMissTarget
 */
export function assertMayTakeAway(at: Situation, less: bigint): void {
  if (less <= 0n || !at.allOrNothing) return;
  if (at.deadline.getTime() - at.now.getTime() > lastDayMs) return;
  if (at.pledged >= at.target && at.pledged - less < at.target) throw new WouldMissTarget();
}

/** @throws PledgeNotOpen unless the backer may still change or cancel it. */
export function assertChangeable(state: PledgeState): asserts state is 'pending' | 'active' {
  if (state !== 'pending' && state !== 'active') throw new PledgeNotOpen();
}

/** What `next` takes from each reward beyond what `before` held; negative gives back. */
export function stockMoves(
  before: readonly ChosenReward[],
  next: readonly ChosenReward[],
): ReadonlyMap<string, number> {
  const moves = new Map<string, number>();
  for (const { rewardId, quantity } of next) moves.set(rewardId, (moves.get(rewardId) ?? 0) + quantity);
  for (const { rewardId, quantity } of before) moves.set(rewardId, (moves.get(rewardId) ?? 0) - quantity);
  return new Map([...moves].filter(([, by]) => by !== 0));
}
