import { type Transitions } from '../platform/states/index.js';

export type CampaignState =
  | 'draft'
  | 'in_review'
  | 'changes_requested'
  | 'rejected'
  | 'scheduled'
  | 'live'
  | 'closing'
  | 'collecting'
  | 'refunding'
  | 'successful'
  | 'unsuccessful'
  | 'delivering'
  | 'fulfilled'
  | 'partly_fulfilled'
  | 'failed'
  | 'abandoned'
  | 'cancelled'
  | 'suspended';

/**
 * The whole life of a campaign. An approved campaign stays `in_review` until its creator schedules it. With two rounds it
 * is where its rounds are: see `stateOf` in round.rules.ts.
 */
export const campaignTransitions = {
  draft: ['in_review', 'cancelled'],
  in_review: ['changes_requested', 'rejected', 'scheduled', 'cancelled'],
  changes_requested: ['in_review', 'cancelled'],
  rejected: [],
  scheduled: ['draft', 'live', 'cancelled'],
  live: ['closing', 'refunding', 'cancelled', 'suspended'],
  closing: ['live', 'collecting', 'successful', 'refunding', 'unsuccessful', 'suspended'],
  collecting: ['successful', 'refunding', 'suspended'],
  successful: ['delivering', 'suspended'],
  delivering: ['fulfilled', 'partly_fulfilled', 'failed', 'abandoned', 'suspended'],
  refunding: ['unsuccessful', 'cancelled'],
  suspended: ['live', 'closing', 'collecting', 'successful', 'delivering', 'refunding', 'cancelled'],
  unsuccessful: [],
  fulfilled: [],
  partly_fulfilled: [],
  failed: [],
  abandoned: [],
  cancelled: [],
} as const satisfies Transitions<CampaignState>;

/** The states that `suspended` interrupts and goes back to. */
export type SuspendableState = 'live' | 'closing' | 'collecting' | 'successful' | 'delivering';

export type RoundState = 'planned' | 'open' | 'closing' | 'collecting' | 'settled' | 'failed';

/** One time-boxed raising. `settled` has paid the platform its fee; `failed` raised nothing that stays. */
export const roundTransitions = {
  planned: ['open', 'failed'],
  open: ['closing', 'failed'],
  closing: ['collecting', 'failed'],
  collecting: ['settled', 'failed'],
  settled: [],
  failed: [],
} as const satisfies Transitions<RoundState>;
