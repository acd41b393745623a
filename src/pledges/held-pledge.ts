import { type ConsentLocale } from './consent.rules.js';
import { type ChosenReward } from './pledge.rules.js';
import { type Visibility } from './pledge.entity.js';
import { type PledgeState } from './pledge.state.js';

/** A card or a bank account that the provider keeps for one customer; the number itself never comes near us. */
export interface SavedCard {
  readonly paymentMethodId: string;
  readonly brand: string;
  readonly last4: string;
  /** Null for a bank account. */
  readonly expMonth: number | null;
  readonly expYear: number | null;
  readonly fingerprint: string | null;
}

export interface PricedReward extends ChosenReward {
  /** Minor units each, as it was when the pledge was made or changed. */
  readonly price: bigint;
}

/** A guest is known by the address and name that were typed; the row of `users` is made when the pledge is taken. */
export interface Guest {
  readonly email: string;
  readonly displayName: string;
  readonly locale: ConsentLocale;
}

/** A pledge while a group holds its lock; amounts in minor units of `currency`. */
export interface HeldPledge {
  readonly id: string;
  readonly campaignId: string;
  readonly round: number;
  /** Empty until the guest's row is there. */
  readonly backerId: string;
  readonly state: PledgeState;
  readonly amount: bigint;
  readonly tip: bigint;
  /** For sending its rewards to `destination`, beside the amount. */
  readonly shipping: bigint;
  /** ISO country; null when nothing is sent. */
  readonly destination: string | null;
  readonly currency: string;
  readonly visibility: Visibility;
  readonly locale: ConsentLocale;
  readonly madeAt: Date;
  readonly holdUntil: Date | null;
  readonly card: SavedCard | null;
  readonly activatedAt: Date | null;
  readonly rewards: readonly PricedReward[];
  /** The total of the newest consent: no charge exceeds it. */
  readonly consentedTotal: bigint;
}

/** A consent as it was given, checked against the wording before. */
export interface GivenConsent {
  readonly version: string;
  readonly sentence: string;
  readonly latestDate: string;
  readonly total: bigint;
}

/** A consent as it is written down. */
export interface WrittenConsent extends GivenConsent {
  readonly pledgeId: string;
  readonly backerId: string;
  readonly currency: string;
  /** Business time. */
  readonly at: Date;
}

/** What is charged at most: amount, tip and shipping. */
export const totalOf = (pledge: Pick<HeldPledge, 'amount' | 'tip' | 'shipping'>): bigint =>
  pledge.amount + pledge.tip + pledge.shipping;
