import { type RoundState } from './campaign.state.js';
import { type CampaignTerms } from './campaign-terms.js';

/** A campaign as it stands under its lock. */
export interface LockedCampaign extends CampaignTerms {
  readonly suspendedAt: Date | null;
}

/** Amounts are minor units of the campaign's currency. */
export interface LockedRound {
  readonly id: string;
  readonly number: number;
  readonly state: RoundState;
  readonly target: bigint;
  readonly opensAt: Date | null;
  readonly deadline: Date;
  readonly closingEndsAt: Date | null;
  readonly collectingEndsAt: Date | null;
  readonly decidedAt: Date | null;
  readonly frozenPledged: bigint | null;
}

/** Minor units, except the two counts. */
export interface Totals {
  readonly pledged: bigint;
  readonly pledges: number;
  readonly backers: number;
  readonly chargeable: bigint;
  readonly collected: bigint;
  readonly dropped: bigint;
  readonly refunded: bigint;
}

/** `stock` is null when there is no limit; what is left is `stock - taken`. */
export interface LockedReward {
  readonly id: string;
  readonly price: bigint;
  readonly stock: number | null;
  readonly taken: number;
}

/** All that a decision about a campaign needs, read after the lock; `now` is business time of that moment. */
export interface CampaignUnderLock {
  readonly campaign: LockedCampaign;
  /** The newest round that has opened, else the first. */
  readonly round: LockedRound;
  readonly totals: Totals;
  /** By ascending id. */
  readonly rewards: readonly LockedReward[];
  readonly now: Date;
}

type Written<T> = {
  [K in keyof T]: Date extends T[K]
    ? Exclude<T[K], Date> | number
    : bigint extends T[K]
      ? Exclude<T[K], bigint> | string
      : T[K];
};

/** The answer of `lock_campaign`: instants as milliseconds, amounts as decimal texts. */
export interface LockAnswer {
  readonly now: number;
  readonly campaign: Written<LockedCampaign>;
  readonly round: Written<LockedRound>;
  readonly totals: Written<Totals>;
  readonly rewards: readonly Written<LockedReward>[];
}

export function readLockAnswer({ now, campaign, round, totals, rewards }: LockAnswer): CampaignUnderLock {
  return {
    now: new Date(now),
    campaign: { ...campaign, suspendedAt: instant(campaign.suspendedAt) },
    round: {
      ...round,
      target: BigInt(round.target),
      opensAt: instant(round.opensAt),
      deadline: new Date(round.deadline),
      closingEndsAt: instant(round.closingEndsAt),
      collectingEndsAt: instant(round.collectingEndsAt),
      decidedAt: instant(round.decidedAt),
      frozenPledged: round.frozenPledged === null ? null : BigInt(round.frozenPledged),
    },
    totals: {
      ...totals,
      pledged: BigInt(totals.pledged),
      chargeable: BigInt(totals.chargeable),
      collected: BigInt(totals.collected),
      dropped: BigInt(totals.dropped),
      refunded: BigInt(totals.refunded),
    },
    rewards: rewards.map((reward) => ({ ...reward, price: BigInt(reward.price) })),
  };
}

const instant = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds));
