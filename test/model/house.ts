import {
  type CampaignModel,
  campaignTransitions,
  roundTransitions,
  type ShortfallPolicy,
} from '../../src/campaigns/index.js';
import { type CampaignState, type RoundState, type SuspendableState } from '../../src/campaigns/index.js';
import { type PaymentState, paymentTransitions, type SetupState, setupTransitions } from '../../src/payments/index.js';
import { type HeldAttempt } from '../../src/payments/payment-attempt.rules.js';
import { type HeldPayment } from '../../src/payments/payment.rules.js';
import {
  payoutLineTransitions,
  type PayoutLineState,
  type PayoutState,
  payoutTransitions,
} from '../../src/payouts/index.js';
import { transition, type Transitions } from '../../src/platform/states/index.js';
import { pledgeTransitions } from '../../src/pledges/index.js';
import { type HeldPledge } from '../../src/pledges/held-pledge.js';
import { recipientTransitions, type RecipientState } from '../../src/projects/recipient.state.js';
import { breakTransitions, type BreakState } from '../../src/reconciliation/break.state.js';
import { type RefundState, refundTransitions } from '../../src/refunds/index.js';
import { type LockedRefund } from '../../src/refunds/refund.rules.js';
import { itemTransitions } from '../../src/settlement/index.js';
import { type LockedItem } from '../../src/settlement/items.repository.js';
import { type ItemNews } from '../../src/settlement/result-draft.js';
import { Books } from './books.js';
import { type ModelCard, type Moment, Provider } from './provider.js';

/** Every table of states that a run walks through. */
export const tables = {
  campaign: campaignTransitions,
  round: roundTransitions,
  pledge: pledgeTransitions,
  card_setup: setupTransitions,
  payment: paymentTransitions,
  settlement_item: itemTransitions,
  refund: refundTransitions,
  payout: payoutTransitions,
  payout_line: payoutLineTransitions,
  recipient: recipientTransitions,
  break: breakTransitions,
} as const satisfies Record<string, Transitions<string>>;

export type Entity = keyof typeof tables;

/** What was agreed for the campaign of a run. Minor units. */
export interface Plan {
  readonly model: CampaignModel;
  readonly policy: ShortfallPolicy;
  readonly toleranceBps: number | null;
  readonly target: bigint;
  /** What is needed beyond the target: where a second round goes. */
  readonly optional: bigint;
  readonly feeBps: number;
  readonly vatBps: number;
  readonly stock: number | null;
  /** In how many equal parts it is paid out. */
  readonly parts: number;
}

export interface Step {
  readonly entity: Entity;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly at: number;
}

export interface Round {
  readonly id: string;
  readonly number: number;
  state: RoundState;
  readonly target: bigint;
  readonly deadline: number;
  closingEndsAt: number;
  collectingEndsAt: number;
  decidedAt: number;
  /** By how much a suspension has moved the end of the window. */
  extendedBy: number;
  readonly totals: Record<
    'pledged' | 'chargeable' | 'collected' | 'dropped' | 'refunded' | 'shipping' | 'shippingRefunded',
    bigint
  > & {
    pledges: number;
    backers: number;
  };
}

export type Item = LockedItem & { dueAt: Date | null; finishAt: number };
export type Payment = { -readonly [K in keyof Omit<HeldPayment, 'openAttempt'>]: HeldPayment[K] } & {
  readonly id: string;
  readonly itemId: string;
  readonly pledgeId: string;
  state: PaymentState;
  createTries: number;
  createdAt: number;
  readonly dueAt: Date;
  feeKnown: boolean;
  succeededAt: number | null;
};
export type Attempt = { -readonly [K in keyof HeldAttempt]: HeldAttempt[K] };
export type Refund = { -readonly [K in keyof LockedRefund]: LockedRefund[K] } & {
  readonly paymentId: string;
  state: RefundState;
  tries: number;
  createTries: number;
};

export interface Setup {
  readonly id: string;
  readonly pledgeId: string;
  state: SetupState;
  /** What the provider has. */
  status: SetupState;
  card: ModelCard | null;
}

export interface Payout {
  readonly id: string;
  state: PayoutState;
  readonly amount: bigint;
  readonly feesCovered: bigint;
  readonly preparedBy: string;
  decidedBy: string | null;
  decidedAt: number;
  readonly line: {
    readonly id: string;
    state: PayoutLineState;
    readonly amount: bigint;
    readonly account: string;
    tries: number;
    refusals: number;
    lastSentAt: number | null;
  };
}

/** Business time at which every run begins: a Sunday in which no clock is turned. */
export const beginning = Date.UTC(2027, 0, 10, 12);
export const hour = 3_600_000;
export const day = 24 * hour;

/** The service in memory, without a database: rows, and the real rules deciding every step that changes them. */
export class House {
  now = beginning;
  readonly provider = new Provider();
  readonly books = new Books();
  readonly steps: Step[] = [];
  readonly campaign = {
    id: 'c1',
    state: 'draft' as CampaignState,
    suspendedFrom: null as SuspendableState | null,
    suspendedAt: 0,
    refundReason: null as 'shortfall' | 'cancelled' | null,
    approvedAt: null as number | null,
    contentChangedAt: beginning - 1,
  };
  readonly rounds: Round[] = [];
  /** It is sent to two countries, and to no other. */
  readonly reward = { id: 'w1', price: 50n, taken: 0, shipping: new Map([['BE', 7n], ['FR', 40n]]) }; // prettier-ignore
  readonly pledges = new Map<string, HeldPledge>();
  readonly setups: Setup[] = [];
  readonly items = new Map<string, Item>();
  readonly payments = new Map<string, Payment>();
  readonly attempts: Attempt[] = [];
  readonly refunds: Refund[] = [];
  readonly payouts: Payout[] = [];
  readonly recipient = { id: 'n1', state: 'none' as RecipientState, account: 'acct1' };
  readonly break = { id: 'b1', state: null as BreakState | null, amount: 0n };
  readonly cards = new Map<string, ModelCard>();
  /** News that nobody has heard yet, and letters that were written. */
  readonly news: ItemNews[] = [];
  readonly letters: { readonly itemId: string; readonly at: number }[] = [];
  private ids = 0;

  constructor(
    readonly plan: Plan,
    private readonly taken: { take(step: string): void },
  ) {
    this.addRound(plan.target, beginning + 10 * day);
  }

  /** The newest round that has opened, else the first. */
  get round(): Round {
    const round = this.rounds.at(-1);
    if (!round) throw new Error('A campaign has a round');
    return round;
  }

  get date(): Date {
    return new Date(this.now);
  }

  get moment(): Moment {
    return { at: this.now, steps: this.steps.length };
  }

  id(letter: string): string {
    return `${letter}${++this.ids}`;
  }

  addRound(target: bigint, deadline: number): void {
    const number = this.rounds.length + 1;
    const times = { deadline, closingEndsAt: 0, collectingEndsAt: 0, decidedAt: 0, extendedBy: 0 };
    const sums = {
      pledged: 0n,
      chargeable: 0n,
      collected: 0n,
      dropped: 0n,
      refunded: 0n,
      shipping: 0n,
      shippingRefunded: 0n,
    };
    this.rounds.push({
      id: `r${number}`,
      number,
      state: 'planned',
      target,
      ...times,
      totals: { ...sums, pledges: 0, backers: 0 },
    });
  }

  /** The one way in which a state changes: by its table, noted. @throws IllegalTransition */
  move<S extends string>(entity: Entity, row: { readonly id: string; state: S }, to: NoInfer<S>): void {
    this.note(entity, row.id, row.state, to);
    row.state = to;
  }

  note(entity: Entity, id: string, from: string, to: string): void {
    transition(tables[entity] as Transitions<string>, from, to);
    this.taken.take(`${entity}: ${from} → ${to}`);
    this.steps.push({ entity, id, from, to, at: this.now });
  }

  /** The campaign remembers what a suspension interrupts. */
  moveCampaign(to: CampaignState): void {
    const { campaign } = this;
    const before = campaign.state;
    this.move('campaign', campaign, to);
    campaign.suspendedFrom = to === 'suspended' ? (before as SuspendableState) : null;
    if (to === 'suspended') campaign.suspendedAt = this.now;
  }

  movePledge(id: string, to: HeldPledge['state']): void {
    const pledge = { ...this.pledge(id) };
    this.move('pledge', pledge, to);
    this.pledges.set(id, pledge);
  }

  pledge(id: string): HeldPledge {
    return found(this.pledges.get(id), id);
  }

  item(id: string): Item {
    return found(this.items.get(id), id);
  }

  payment(itemId: string): Payment {
    return found(this.payments.get(itemId), itemId);
  }

  roundOf(number: number): Round {
    return found(this.rounds[number - 1], `round ${number}`);
  }

  /** The other end of a pledge: its item, once there is one. */
  itemOf(pledgeId: string): Item | undefined {
    return [...this.items.values()].find((item) => item.pledgeId === pledgeId);
  }
}

function found<T>(row: T | undefined, id: string): T {
  if (row === undefined) throw new Error(`There is no ${id}`);
  return row;
}
