import { type WithdrawalRight } from '../../campaigns/index.js';
import { type PledgeState } from '../../pledges/index.js';

const dayMs = 86_400_000;

/** What is withdrawn from: a reward as it was chosen, and how far it is. Times are business time. */
export interface SoldReward {
  readonly rewardId: string;
  readonly right: WithdrawalRight;
  /** Minor units, for all pieces. */
  readonly price: bigint;
  /** Null while it is not known to have reached its backer. */
  readonly receivedAt: Date | null;
}

const giving: readonly WithdrawalRight[] = ['goods_14_days', 'service_14_days', 'sealed'];

/** Whether the law gives a right at all. */
export const givesRight = (right: WithdrawalRight): boolean => giving.includes(right);

/**
 * Until when the backer of a reward may withdraw; null while no end is known. 14 days begin on the day after the goods
 * were received, or a service was charged, and end with the last of them wherever that is, or with the Monday after it
 * (Regulation 1182/71): a day and more in doubt is the backer's.
 */
export function withdrawalUntil(of: {
  readonly right: WithdrawalRight;
  readonly chargedAt: Date | null;
  readonly receivedAt: Date | null;
}): Date | null {
  if (of.right === 'sealed') return of.receivedAt;
  const from = of.right === 'service_14_days' ? of.chargedAt : of.receivedAt;
  if (from === null) return null;
  const last = new Date(from.getTime() + 14 * dayMs);
  const weekend = { 6: 2, 0: 1 }[last.getUTCDay()] ?? 0;
  return new Date(last.getTime() + (1 + weekend) * dayMs);
}

/** The law as it stands for a whole pledge. */
export interface Withdrawability {
  readonly isOpen: boolean;
  /** The end of the last period; null when none is open, or none has an end yet. */
  readonly until: Date | null;
  /** Rewards that are not withdrawn from, since they have no right or its period is over, and their price. */
  readonly keptRewards: readonly string[];
  readonly kept: bigint;
}

export function withdrawability(rewards: readonly SoldReward[], chargedAt: Date | null, now: Date): Withdrawability {
  const periods = rewards.map((reward) => {
    const until = withdrawalUntil({ ...reward, chargedAt });
    return { ...reward, until, isOpen: givesRight(reward.right) && (until === null || now < until) };
  });
  const open = periods.filter(({ isOpen }) => isOpen);
  const kept = periods.filter(({ isOpen }) => !isOpen);
  const ends = open.map(({ until }) => until?.getTime() ?? Infinity);
  const last = Math.max(...ends);
  return {
    isOpen: open.length > 0,
    until: Number.isFinite(last) ? new Date(last) : null,
    keptRewards: kept.map(({ rewardId }) => rewardId),
    kept: kept.reduce((sum, { price }) => sum + price, 0n),
  };
}

/** What a withdrawal leads to while its pledge is in this state. */
export function deedOf(state: PledgeState): 'cancel' | 'refund' | 'wait' | 'nothing' {
  if (state === 'pending' || state === 'active') return 'cancel';
  if (state === 'collected') return 'refund';
  return state === 'charging' || state === 'needs_action' || state === 'errored' ? 'wait' : 'nothing';
}
