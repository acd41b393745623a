import { day, type Entity, hour, type House, type Step } from './house.js';
import { breach, must } from './breach.js';
import { checkInvariants } from './invariants.js';
import { type Confirmed } from './provider.js';

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
    must(before === undefined || before === step.from, `${key} was ${before} and moves from ${step.from}`);
    this.last.set(key, step.to);
    needs[`${step.entity}: ${step.to}`]?.(this.house, step);
  }

  /** A confirmation of the service's own: in the window, not while suspended, as often as the schedule says. */
  private attempt(index: number): void {
    const { house } = this;
    const one = house.provider.confirmed[index] as Confirmed;
    const round = house.roundOf(house.item(one.itemId).round);
    must(one.at >= round.deadline, `${one.itemId} was charged before its deadline`);
    must(one.at < round.collectingEndsAt, `${one.itemId} was charged after its window`);
    const standing = house.steps.slice(0, one.steps).findLast(({ entity }) => entity === 'campaign');
    must(
      standing?.to !== 'suspended' && standing?.to !== 'refunding',
      `${one.itemId} was charged while its campaign was ${standing?.to}`,
    );
    const earlier = house.provider.confirmed.slice(0, index).filter(({ itemId }) => itemId === one.itemId);
    must(earlier.length < 12, `${one.itemId} was tried more than twelve times`);
    const wasHeld = house.steps.some(({ id, to }) => id === one.itemId && to === 'held');
    const before = earlier.at(-1);
    if (!before || before.card !== one.card || wasHeld) return;
    const mayRepeat = before.did === 'soft' || before.did === 'slow';
    must(mayRepeat, `${one.itemId} was charged again by itself after "${before.did}"`);
    if (earlier.some(({ card }) => card !== one.card)) return;
    must(earlier.length < 4, `${one.itemId} was tried a fifth time with the same card`);
    // A suspension moves only slots that were not planned yet.
    const slot = round.collectingEndsAt - round.extendedBy - window + earlier.length * 48 * hour;
    must(one.at >= slot, `${one.itemId} was tried again ${(slot - one.at) / hour} h too early`);
  }

  private letter(index: number): void {
    const { letters } = this.house;
    const { itemId, at } = letters[index] as (typeof letters)[number];
    const before = letters.slice(0, index).findLast((one) => one.itemId === itemId);
    must(!before || at - before.at >= 47 * hour, `the backer of ${itemId} was written to twice within two days`);
  }
}

type Needs = Partial<Record<`${Entity}: ${string}`, (house: House, step: Step) => void>>;

const needs: Needs = {
  'round: closing': (house, { id, at }) => must(at >= roundBy(house, id).deadline, `${id} closed before its deadline`),

  'round: collecting': (house, { id }) => {
    const round = roundBy(house, id);
    const items = [...house.items.values()].filter((item) => item.round === round.number);
    const frozen = sum(items) - items.reduce((all, { shipping }) => all + shipping, 0n);
    must(frozen > 0n, `${id} collects nothing`);
    const insists = house.plan.model === 'all_or_nothing' || (house.plan.model === 'two_rounds' && round.number === 1);
    must(!insists || frozen >= round.target, `${id} collects ${frozen} of ${round.target}`);
    must(frozen === round.totals.pledged, `${id} froze ${frozen} of ${round.totals.pledged}`);
    const pending = [...house.pledges.values()].filter((one) => one.round === round.number && one.state === 'pending');
    must(pending.length === 0, `${id} was decided while ${pending.length} were pending`);
  },

  'round: failed': (house, { id, from }) => {
    const round = roundBy(house, id);
    const { campaign, plan } = house;
    if (campaign.refundReason !== null || campaign.state === 'cancelled') {
      if (from === 'collecting' && campaign.refundReason === 'shortfall' && round.number === 1) {
        must(
          !isKept(house, round.totals.collected),
          `${id} was given back although ${round.totals.collected} are enough`,
        );
      }
      return;
    }
    if (from === 'collecting')
      return must(round.totals.collected === 0n || campaign.state === 'unsuccessful', `${id} failed with money`);
    const needed =
      plan.model === 'all_or_nothing' || (round.number === 1 && plan.model === 'two_rounds') ? round.target : 1n;
    must(round.totals.dropped < needed, `${id} failed with ${round.totals.dropped} of ${needed}`);
  },

  'round: settled': (house, { id }) => {
    const round = roundBy(house, id);
    const { collected } = round.totals;
    must(round.totals.chargeable === 0n, `${id} was settled while ${round.totals.chargeable} were open`);
    must(
      round.number === 2 ? collected > 0n : isKept(house, collected),
      `${id} was kept with ${collected} of ${round.target}`,
    );
    const posted = house.books.written.get(`platform-fee-${house.campaign.id}-${round.number}`)?.postings ?? [];
    const to = (account: string) =>
      posted.filter((one) => one.to === account).reduce((all, { amount }) => all + amount, 0n);
    const fee = halfUp(collected + round.totals.shipping, house.plan.feeBps);
    must(to('platform:fees') === fee, `${id} paid a fee of ${to('platform:fees')}, not ${fee}`);
    must(to('platform:vat') === halfUp(fee, house.plan.vatBps), `${id} paid a wrong VAT`);
  },

  'settlement_item: collected': (house, { id }) =>
    must(chargesOf(house, id) === 1, `${id} is collected with ${chargesOf(house, id)} charges`),
  'settlement_item: dropped': (house, { id }) => {
    must(chargesOf(house, id) === 0, `${id} was dropped although it was charged`);
    const intent = [...house.provider.intents.values()].find(({ itemId }) => itemId === id);
    must(!intent || intent.status === 'cancelled', `${id} was dropped while its payment is ${intent?.status}`);
  },

  'pledge: expired': (house, { id, at }) => {
    const { madeAt } = house.pledge(id);
    must(at - madeAt.getTime() >= hour / 2, `${id} expired early`);
    const saved = house.setups.some(({ pledgeId, status }) => pledgeId === id && status === 'succeeded');
    must(!saved, `${id} expired although its card was saved`);
  },

  'pledge: cancelled': (house, { id, from, at }) => {
    const { round: number, amount } = house.pledge(id);
    const round = house.roundOf(number);
    must(at < round.deadline, `${id} was cancelled after the deadline`);
    const after = round.totals.pledged;
    const before = after + (from === 'active' ? amount : 0n);
    must(!takesAway(house, before, after, at), `${id} was taken away under the target on the last day`);
  },

  'payout: approved': (house, { id, at }) => {
    const payout = house.payouts.find((one) => one.id === id) ?? breach(`there is no ${id}`);
    const both = [payout.preparedBy, payout.decidedBy];
    must(
      both[0] !== both[1] && !both.includes('owner') && !both.includes('deputy'),
      `${id} was approved by ${both.join(' and ')}`,
    );
    must(at >= house.round.deadline + 14 * day, `${id} was approved early`);
    must(
      ['successful', 'delivering'].includes(house.campaign.state),
      `${id} was approved while ${house.campaign.state}`,
    );
  },

  'payout_line: sending': (house, { id }) => {
    must(house.break.state !== 'open', `${id} was sent while the books were not clear`);
    must(house.recipient.state === 'active', `${id} was sent to an account that is ${house.recipient.state}`);
  },
  'payout_line: sent': (house, { id }) => {
    const made = house.provider.transfers.filter(({ lineId }) => lineId === id);
    must(made.length === 1, `${id} was transferred ${made.length} times`);
  },
  'payout_line: failed': (house, { id }) => {
    must(!house.provider.transfers.some(({ lineId }) => lineId === id), `${id} has left, and was given up`);
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
