import { type RoundState } from './campaign.state.js';
import { type CampaignTerms } from './campaign-terms.js';
import { pricesIn, type ShippingPrices } from './shipping.rules.js';

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
  /** What was paid for sending rewards, with what was collected: in none of the other totals. */
  readonly shipping: bigint;
  /** Of it, what has gone back. */
  readonly shippingRefunded: bigint;
}

/** `stock` is null when there is no limit; what is left is `stock - taken`. */
export interface LockedReward {
  readonly id: string;
  readonly price: bigint;
  readonly stock: number | null;
  readonly taken: number;
  /** Whether it is pledged only beside another one. */
  readonly isAddOn: boolean;
  /** What sending one piece costs, by country; null when nothing is sent. */
  readonly shipping: ShippingPrices | null;
}

/** A round with its totals. */
export interface RoundUnderLock {
  readonly round: LockedRound;
  readonly totals: Totals;
}

/** All that a decision about a campaign needs, read after the lock; `now` is business time of that moment. */
export interface CampaignUnderLock extends RoundUnderLock {
  readonly campaign: LockedCampaign;
  /** `round` and `totals` are those of the newest round that has opened, else of the first; here is the other one. */
  readonly others: readonly RoundUnderLock[];
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

interface WrittenRound {
  readonly round: Written<LockedRound>;
  readonly totals: Written<Totals>;
}

/** The answer of `lock_campaign`: instants as milliseconds, amounts as decimal texts. */
export interface LockAnswer extends WrittenRound {
  readonly now: number;
  readonly campaign: Written<LockedCampaign>;
  readonly others: readonly WrittenRound[];
  readonly rewards: readonly (Omit<Written<LockedReward>, 'shipping'> & {
    readonly shipping: Readonly<Record<string, string>> | null;
  })[];
}

export function readLockAnswer({ now, campaign, others, rewards, ...current }: LockAnswer): CampaignUnderLock {
  return {
    now: new Date(now),
    campaign: { ...campaign, suspendedAt: instant(campaign.suspendedAt) },
    ...readRound(current),
    others: others.map(readRound),
    rewards: rewards.map(({ price, shipping, ...reward }) => ({
      ...reward,
      price: BigInt(price),
      shipping: shipping && pricesIn(shipping),
    })),
  };
}

const readRound = ({ round, totals }: WrittenRound): RoundUnderLock => ({
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
    shipping: BigInt(totals.shipping),
    shippingRefunded: BigInt(totals.shippingRefunded),
  },
});

/** Every round of the campaign, the current one first. */
export const roundsOf = ({ round, totals, others }: CampaignUnderLock): readonly RoundUnderLock[] => [
  { round, totals },
  ...others,
];

/** The same campaign as its round with this number sees it; undefined when there is none. */
export function inRound(held: CampaignUnderLock, number: number): CampaignUnderLock | undefined {
  const rounds = roundsOf(held);
  const wanted = rounds.find(({ round }) => round.number === number);
  return wanted && { ...held, ...wanted, others: rounds.filter((other) => other !== wanted) };
}

/** The states of all rounds, when the current one has come to `state`. */
export const roundStatesAfter = ({ others }: CampaignUnderLock, state: RoundState): RoundState[] => [
  state,
  ...others.map(({ round }) => round.state),
];

const instant = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds));
