import { day, type Entity, hour, type House, type Step } from './house.js';
import { breach, expect } from './breach.js';
import { checkInvariants } from './invariants.js';
import { type Confirmed } from './provider.js';

const days30 = 30 * day;
const window = 168 * hour;

/**
 * The reference: what each step needs, in plain sums and comparisons of its own, from the product's description and not
 * from the rules. It looks at every step as soon as it is taken, and at everything that must hold after it.
 */
export class Judge {
  private seen = 0;
  private confirmed = 0;
  private letters = 0;
  private readonly last = new Map<string, string>();

  constructor(private readonly house: House) {}

  /** @throws Breach naming the first thing that is not as it must be. */
  look(): void {
    const { house } = this;
    for (; this.seen < house.steps.length; this.seen++) this.step(house.steps[this.seen] as Step);
    for (; this.confirmed < house.provider.confirmed.length; this.confirmed++) this.attempt(this.confirmed);
    for (; this.letters < house.letters.length; this.letters++) this.letter(this.letters);
    checkInvariants(house);
  }

  private step(step: Step): void {
    const key = `${step.entity} ${step.id}`;
    const before = this.last.get(key);
    expect(before === undefined || before === step.from, `${key} was ${before} and moves from ${step.from}`);
    this.last.set(key, step.to);
    needs[`${step.entity}: ${step.to}` as keyof typeof needs]?.(this.house, step);
  }

  /** A confirmation of the service's own: in the window, not while suspended, as often as the schedule says. */
  private attempt(index: number): void {
    const { house } = this;
    const one = house.provider.confirmed[index] as Confirmed;
    const round = house.roundOf(house.item(one.itemId).round);
    expect(one.at >= round.deadline, `${one.itemId} was charged before its deadline`);
    expect(one.at < round.collectingEndsAt, `${one.itemId} was charged after its window`);
    const standing = house.steps.slice(0, one.steps).findLast(({ entity }) => entity === 'campaign');
    expect(
      standing?.to !== 'suspended' && standing?.to !== 'refunding',
      `${one.itemId} was charged while its campaign was ${standing?.to}`,
    );
    const earlier = house.provider.confirmed.slice(0, index).filter(({ itemId }) => itemId === one.itemId);
    expect(earlier.length < 12, `${one.itemId} was tried more than twelve times`);
    const wasHeld = house.steps.some(({ id, to }) => id === one.itemId && to === 'held');
    const before = earlier.at(-1);
    if (!before || before.card !== one.card || wasHeld) return;
    const mayRepeat = before.did === 'soft' || before.did === 'slow';
    expect(mayRepeat, `${one.itemId} was charged again by itself after "${before.did}"`);
    if (earlier.some(({ card }) => card !== one.card)) return;
    expect(earlier.length < 4, `${one.itemId} was tried a fifth time with the same card`);
    const slot = round.collectingEndsAt - window + earlier.length * 48 * hour;
    expect(one.at >= slot, `${one.itemId} was tried again ${(slot - one.at) / hour} h too early`);
  }

  private letter(index: number): void {
    const { letters } = this.house;
    const { itemId, at } = letters[index] as (typeof letters)[number];
    const before = letters.slice(0, index).findLast((one) => one.itemId === itemId);
    expect(!before || at - before.at >= 47 * hour, `the backer of ${itemId} was written to twice within two days`);
  }
}

type Needs = Partial<Record<`${Entity}: ${string}`, (house: House, step: Step) => void>>;

const needs: Needs = {
  'round: closing': (house, { id, at }) =>
    expect(at >= roundBy(house, id).deadline, `${id} closed before its deadline`),

  'round: collecting': (house, { id }) => {
    const round = roundBy(house, id);
    const frozen = sum([...house.items.values()].filter((item) => item.round === round.number));
    expect(frozen > 0n, `${id} collects nothing`);
    const insists = house.plan.model === 'all_or_nothing' || (house.plan.model === 'two_rounds' && round.number === 1);
    expect(!insists || frozen >= round.target, `${id} collects ${frozen} of ${round.target}`);
    expect(frozen === round.totals.pledged, `${id} froze ${frozen} of ${round.totals.pledged}`);
    const pending = [...house.pledges.values()].filter((one) => one.round === round.number && one.state === 'pending');
    expect(pending.length === 0, `${id} was decided while ${pending.length} were pending`);
  },

  'round: failed': (house, { id, from }) => {
    const round = roundBy(house, id);
    const { campaign, plan } = house;
    if (campaign.state === 'refunding' || campaign.state === 'cancelled') {
      if (from === 'collecting' && campaign.refundReason === 'shortfall' && round.number === 1) {
        expect(
          !isKept(house, round.totals.collected),
          `${id} was given back although ${round.totals.collected} are enough`,
        );
      }
      return;
    }
    if (from === 'collecting')
      return expect(round.totals.collected === 0n || campaign.state === 'unsuccessful', `${id} failed with money`);
    const needed =
      plan.model === 'all_or_nothing' || (round.number === 1 && plan.model === 'two_rounds') ? round.target : 1n;
    expect(round.totals.dropped < needed, `${id} failed with ${round.totals.dropped} of ${needed}`);
  },

  'round: settled': (house, { id }) => {
    const round = roundBy(house, id);
    const { collected } = round.totals;
    expect(round.totals.chargeable === 0n, `${id} was settled while ${round.totals.chargeable} were open`);
    expect(
      round.number === 2 ? collected > 0n : isKept(house, collected),
      `${id} was kept with ${collected} of ${round.target}`,
    );
    const posted = house.books.written.get(`platform-fee-${house.campaign.id}-${round.number}`)?.postings ?? [];
    const to = (account: string) =>
      posted.filter((one) => one.to === account).reduce((all, { amount }) => all + amount, 0n);
    const fee = halfUp(collected, house.plan.feeBps);
    expect(to('platform:fees') === fee, `${id} paid a fee of ${to('platform:fees')}, not ${fee}`);
    expect(to('platform:vat') === halfUp(fee, house.plan.vatBps), `${id} paid a wrong VAT`);
  },

  'settlement_item: collected': (house, { id }) =>
    expect(chargesOf(house, id) === 1, `${id} is collected with ${chargesOf(house, id)} charges`),
  'settlement_item: dropped': (house, { id }) => {
    expect(chargesOf(house, id) === 0, `${id} was dropped although it was charged`);
    const intent = [...house.provider.intents.values()].find(({ itemId }) => itemId === id);
    expect(!intent || intent.status === 'cancelled', `${id} was dropped while its payment is ${intent?.status}`);
  },

  'pledge: expired': (house, { id, at }) => {
    const { madeAt } = house.pledge(id);
    expect(at - madeAt.getTime() >= hour / 2, `${id} expired early`);
    const saved = house.setups.some(({ pledgeId, status }) => pledgeId === id && status === 'succeeded');
    expect(!saved, `${id} expired although its card was saved`);
  },

  'pledge: cancelled': (house, { id, from, at }) => {
    const { round: number, amount } = house.pledge(id);
    const round = house.roundOf(number);
    expect(at < round.deadline, `${id} was cancelled after the deadline`);
    const after = round.totals.pledged;
    const before = after + (from === 'active' ? amount : 0n);
    expect(!takesAway(house, before, after, at), `${id} was taken away under the target on the last day`);
  },

  'payout: approved': (house, { id, at }) => {
    const payout = house.payouts.find((one) => one.id === id) ?? breach(`there is no ${id}`);
    const both = [payout.preparedBy, payout.decidedBy];
    expect(
      both[0] !== both[1] && !both.includes('owner') && !both.includes('deputy'),
      `${id} was approved by ${both.join(' and ')}`,
    );
    expect(at >= house.round.deadline + 14 * day, `${id} was approved early`);
    expect(
      ['successful', 'delivering'].includes(house.campaign.state),
      `${id} was approved while ${house.campaign.state}`,
    );
  },

  'payout_line: sending': (house, { id }) => {
    expect(house.break.state !== 'open', `${id} was sent while the books were not clear`);
    expect(house.recipient.state === 'active', `${id} was sent to an account that is ${house.recipient.state}`);
  },
  'payout_line: sent': (house, { id }) => {
    const made = house.provider.transfers.filter(({ lineId }) => lineId === id);
    expect(made.length === 1, `${id} was transferred ${made.length} times`);
  },

  'campaign: cancelled': (house, { from, at, id }) => {
    if (from === 'suspended' && at - house.campaign.suspendedAt > days30 + day)
      breach(`${id} was forgotten while suspended`);
  },
};

/** Whether a change on the last day would take a campaign that insists on its target below it. */
export function takesAway(house: House, before: bigint, after: bigint, at: number): boolean {
  const { round, plan } = house;
  const insists = plan.model === 'all_or_nothing' || (plan.model === 'two_rounds' && round.number === 1);
  return insists && round.deadline - at <= day && before >= round.target && after < round.target;
}

/** By the policy that every backer saw, of an only or a first round. */
function isKept({ plan }: House, collected: bigint): boolean {
  if (collected === 0n) return false;
  if (plan.model === 'keep_it_all' || plan.policy === 'pay_anyway') return true;
  const share = plan.policy === 'tolerance' ? BigInt(plan.toleranceBps ?? 0) : 10_000n;
  return collected * 10_000n >= plan.target * share;
}

const roundBy = (house: House, id: string) =>
  house.rounds.find((round) => round.id === id) ?? breach(`there is no ${id}`);

const chargesOf = (house: House, itemId: string): number =>
  [...house.provider.intents.values()]
    .filter((intent) => intent.itemId === itemId)
    .reduce((all, { charged }) => all + charged, 0);

const sum = (items: readonly { amount: bigint }[]): bigint => items.reduce((all, { amount }) => all + amount, 0n);

/** Half a minor unit counts as a whole one. */
const halfUp = (amount: bigint, bps: number): bigint => (amount * BigInt(bps) * 2n + 10_000n) / 20_000n;
