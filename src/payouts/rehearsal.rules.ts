import {
  type CampaignModel,
  gained,
  hasCharged,
  needsTarget,
  type RoundState,
  type ShortfallPolicy,
} from '../campaigns/index.js';
import { accounts, type Flow } from '../ledger/index.js';
import { allocate } from '../money/index.js';
import { type FeesSoFar } from '../payments/index.js';
import { type CardGroup, chargingEnds, troubleOf } from '../pledges/index.js';
import { decideOutcome, decideShortfall, platformFee } from '../settlement/index.js';
import { covering, reserveOf, type Term, termsOf } from './payout.rules.js';

/** Everything that a rehearsal looks at. Amounts in minor units. */
export interface BeforeRehearsal {
  readonly now: Date;
  readonly campaign: {
    readonly id: string;
    readonly currency: string;
    readonly model: CampaignModel;
    readonly shortfallPolicy: ShortfallPolicy;
    readonly toleranceBps: number | null;
    readonly feeBps: number;
    readonly vatBps: number;
  };
  /** The open one with its real deadline, and the one before it if there is one. */
  readonly rounds: readonly {
    readonly number: number;
    readonly state: RoundState;
    readonly target: bigint;
    readonly deadline: Date;
    readonly collected: bigint;
    /** Beside it. */
    readonly shipping: bigint;
  }[];
  readonly groups: readonly CardGroup[];
  /** What the ledger has of the campaign's funds already, and the fees of the provider that nobody has covered. */
  readonly flows: readonly Flow[];
  readonly feesDue: bigint;
  readonly creatorId: string;
  /** What the creator owes from earlier campaigns. */
  readonly debt: bigint;
  readonly feesSoFar: FeesSoFar;
  /** What the needs of its tranches ask for, in their order; empty when it is paid out in one. */
  readonly weights: readonly bigint[];
  /** What of a payout is kept back, basis points. */
  readonly reserveBps: number;
}

export interface Share {
  readonly pledges: number;
  readonly amount: bigint;
}

export interface Rehearsal {
  readonly round: number;
  readonly pledged: Share;
  /** Pledges that wait for their card: asked about at closing, and not counted here. */
  readonly pending: Share;
  readonly outcome: 'collect' | 'unsuccessful';
  /** What would be charged for the campaign, without tips, and the tips with it. */
  readonly chargeable: bigint;
  readonly tips: bigint;
  /** And what is for sending rewards: the campaign's, and no part of what reaches the target. */
  readonly shipping: bigint;
  /** Of the open round's active pledges, by the round's real deadline and collection window. */
  readonly cards: {
    readonly removed: Share;
    readonly expired: Share;
    readonly expireBeforeDeadline: Share;
    readonly expireWhileCollecting: Share;
  };
  /** Would be dropped if it ended now and nobody gave another card: of every round that is charged then. */
  readonly dropped: Share;
  readonly collected: bigint;
  /** What the shortfall policy would say to that; null when nothing is collected at all. */
  readonly afterCollecting: 'settle' | 'refund' | null;
  readonly platformFee: bigint;
  readonly vat: bigint;
  /** Null when no fee in this currency is known yet. */
  readonly processingFees: bigint | null;
  readonly terms: readonly Term[];
  readonly payout: bigint;
}

/** What would happen if the open round ended at this instant, by the rules that decide it in earnest. */
export function rehearse(at: BeforeRehearsal): Rehearsal {
  const { now, campaign, rounds, groups } = at;
  const open = rounds.find(({ state }) => state === 'open');
  if (!open) throw new Error(`The campaign ${campaign.id} has no open round to rehearse`);
  const active = groups.filter(({ round, state }) => round === open.number && state === 'active');
  const pledged = sum(active);
  const insists = needsTarget(campaign.model, open.number);
  const outcome = decideOutcome({ needsTarget: insists, target: open.target, pledged: pledged.amount, matched: 0n });
  const charged = [...(outcome === 'collect' ? active : []), ...groups.filter(({ state }) => state === 'charging')];
  const isLost = ({ card }: CardGroup): boolean => card === null || troubleOf(card, { now, until: now }) !== null;
  const good = charged.filter((group) => !isLost(group));
  const kept = keepRounds(at, good);
  const paysOut = kept.some(({ collected }) => collected > 0n);
  const fees = kept.filter(({ isNew }) => isNew).map((round) => platformFee(gained(round), campaign));
  const [fee, vat] = [total(fees.map((one) => one.fee)), total(fees.map((one) => one.vat))];
  const processingFees = estimate(good, at.feesSoFar);
  const collected = total(good.map(({ amount }) => amount));
  const shipping = total(good.map((group) => group.shipping));
  const terms = paysOut
    ? termsWith(at, { gained: collected + shipping, fee, vat, processingFees: processingFees ?? 0n })
    : [];
  return {
    round: open.number,
    pledged,
    pending: sum(groups.filter(({ state }) => state === 'pending')),
    outcome,
    chargeable: sum(charged).amount,
    tips: total(charged.map(({ tip }) => tip)),
    shipping: total(charged.map((group) => group.shipping)),
    cards: cardsOf(active, { now, deadline: open.deadline }),
    dropped: sum(charged.filter(isLost)),
    collected,
    afterCollecting: charged.length === 0 && !paysOut ? null : paysOut ? 'settle' : 'refund',
    platformFee: fee,
    vat,
    processingFees: good.length === 0 ? 0n : processingFees,
    terms,
    payout: total(terms.map(({ amount }) => amount)),
  };
}

/** The rounds that keep what they collect; none of them when a round that needs its target would fall short. */
function keepRounds({ campaign, rounds }: BeforeRehearsal, good: readonly CardGroup[]) {
  const after = rounds
    .filter(({ state }) => state === 'open' || hasCharged(state))
    .map((round) => {
      const own = good.filter((group) => group.round === round.number);
      const collected = round.collected + total(own.map(({ amount }) => amount));
      const decision = decideShortfall({
        needsTarget: needsTarget(campaign.model, round.number),
        policy: campaign.shortfallPolicy,
        toleranceBps: campaign.toleranceBps,
        target: round.target,
        collected,
        matched: 0n,
      });
      // What is settled is not asked again.
      return {
        number: round.number,
        collected,
        shipping: round.shipping + total(own.map(({ shipping }) => shipping)),
        isNew: round.state !== 'settled',
        keeps: round.state === 'settled' || decision === 'settle',
      };
    });
  return after.some(({ number, keeps }) => number === 1 && !keeps) ? [] : after.filter(({ keeps }) => keeps);
}

/** The terms of the first payout as it will be worked out, with what is not posted yet as if it were. */
function termsWith(
  { campaign, flows, feesDue, creatorId, debt, weights, reserveBps }: BeforeRehearsal,
  next: { readonly gained: bigint; readonly fee: bigint; readonly vat: bigint; readonly processingFees: bigint },
): Term[] {
  const coming: Flow[] = [
    { other: accounts.outside, kind: 'pledge-collected', amount: next.gained },
    { other: accounts.platformFees, kind: 'platform-fee', amount: -next.fee },
    { other: accounts.platformVat, kind: 'platform-fee', amount: -next.vat },
  ];
  const taken = covering({ campaignId: campaign.id, creatorId, feesDue: feesDue + next.processingFees, debt });
  const rest = total([...flows, ...coming, ...taken].map(({ amount }) => amount));
  const [part = rest] = rest > 0n && weights.length > 0 ? allocate(rest, weights) : [];
  const reserved = reserveOf(part, flows, reserveBps);
  const kept: Flow = { other: accounts.campaignReserve(campaign.id), kind: 'reserve-kept', amount: -reserved };
  return termsOf([...flows, ...coming, ...taken, kept], campaign, rest - part);
}

/** In the proportion of the charges in this currency whose fee the provider has told, rounded half up; null without any. */
function estimate(charged: readonly CardGroup[], { charged: known, fees }: FeesSoFar): bigint | null {
  if (known === 0n) return null;
  const next = total(charged.map(({ amount, tip, shipping }) => amount + tip + shipping));
  return (2n * fees * next + known) / (2n * known);
}

function cardsOf(active: readonly CardGroup[], { now, deadline }: { now: Date; deadline: Date }): Rehearsal['cards'] {
  const troubleUntil = (until: Date) => (group: CardGroup) => group.card && troubleOf(group.card, { now, until });
  const [atDeadline, atEnd] = [troubleUntil(deadline), troubleUntil(chargingEnds(deadline))];
  return {
    removed: sum(active.filter((group) => atEnd(group) === 'removed')),
    expired: sum(active.filter((group) => atEnd(group) === 'expired')),
    expireBeforeDeadline: sum(active.filter((group) => atDeadline(group) === 'expires')),
    expireWhileCollecting: sum(active.filter((group) => atEnd(group) === 'expires' && atDeadline(group) === null)),
  };
}

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);

const sum = (groups: readonly CardGroup[]): Share => ({
  pledges: groups.reduce((all, { pledges }) => all + pledges, 0),
  amount: total(groups.map(({ amount }) => amount)),
});
