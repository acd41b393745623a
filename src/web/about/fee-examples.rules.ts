import { type BeforeRehearsal, rehearse, type Rehearsal } from '../../payouts/index.js';
import { platformFee } from '../../settlement/index.js';

/** The rates that examples are worked out with, and what the provider has taken so far. */
export interface ExampleTerms {
  readonly currency: string;
  readonly feeBps: number;
  readonly vatBps: number;
  readonly reserveBps: number;
  readonly feesSoFar: BeforeRehearsal['feesSoFar'];
}

/** One campaign of the examples. Minor units. */
interface Crowd {
  readonly pledges: number;
  readonly amount: bigint;
  /** Of pledges whose cards fail for good. */
  readonly lostPledges: number;
  readonly lost: bigint;
}

const goal = 500_000n;
const reaches: Crowd = { pledges: 112, amount: 545_000n, lostPledges: 3, lost: 15_000n };
const misses: Crowd = { pledges: 84, amount: 420_000n, lostPledges: 0, lost: 0n };
const refunded = 5_000n;

const now = new Date('2026-01-10T12:00:00Z');

/** A campaign of 5,000 that ends now, put before the very rules that decide and pay out in earnest. */
function exampleOf(crowd: Crowd, { currency, feeBps, vatBps, reserveBps, feesSoFar }: ExampleTerms): Rehearsal {
  const card = (removed: boolean) => ({ expMonth: 12, expYear: 2099, removed });
  const group = (pledges: number, amount: bigint, removed: boolean) =>
    ({ round: 1, state: 'active', card: card(removed), pledges, amount, tip: 0n, shipping: 0n }) as const;
  return rehearse({
    now,
    campaign: {
      ...{ id: 'example', currency, feeBps, vatBps },
      ...{ model: 'all_or_nothing', shortfallPolicy: 'require_goal', toleranceBps: null },
    },
    rounds: [{ number: 1, state: 'open', target: goal, deadline: now, collected: 0n, shipping: 0n }],
    groups: [group(crowd.pledges, crowd.amount, false), group(crowd.lostPledges, crowd.lost, true)],
    flows: [],
    feesDue: 0n,
    creatorId: 'example',
    debt: 0n,
    feesSoFar,
    weights: [],
    reserveBps,
  });
}

/** What a refund of one pledge of the campaign that succeeded does to the platform's fee. Minor units. */
export interface RefundExample {
  readonly refunded: bigint;
  readonly feeBack: bigint;
  readonly vatBack: bigint;
}

export interface FeeExamples {
  readonly goal: bigint;
  readonly reached: Rehearsal;
  readonly missed: Rehearsal;
  readonly refund: RefundExample;
  /** What the provider took of what was charged so far, basis points; null while nothing is known. */
  readonly providerBps: number | null;
}

/** Worked examples by the rules that settle, pay out and refund: what they say is what would happen. */
export function feeExamples(terms: ExampleTerms): FeeExamples {
  const reached = exampleOf(reaches, terms);
  const before = platformFee(reached.collected, terms);
  const after = platformFee(reached.collected - refunded, terms);
  const { charged, fees } = terms.feesSoFar;
  return {
    goal,
    reached,
    missed: exampleOf(misses, terms),
    refund: { refunded, feeBack: before.fee - after.fee, vatBack: before.vat - after.vat },
    providerBps: charged > 0n ? Number((fees * 10_000n) / charged) : null,
  };
}
