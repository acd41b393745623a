import fc from 'fast-check';
import { chargeItem, finishItem, hold, recordPayment, releaseHeld, type Trouble } from './charging.js';
import { must } from './breach.js';
import { type Fault, faults } from './faults.js';
import { day, hour, type House } from './house.js';
import { type Judge, takesAway } from './judge.js';
import * as leading from './leading.js';
import * as paying from './paying-out.js';
import { cancelPledge, changePledge, expirePledge, hearSetup, makePledge, saveCard, type Wish } from './pledging.js';
import { type Behaviour, type ModelCard } from './provider.js';
import { hearFee, recordRefund, sendRefund } from './refunding.js';
import { closeRound, decideRound, hearNews, settleRound } from './settling.js';
import { listen, nextInstant, work } from './working.js';

type Command = fc.Command<Judge, House>;

/** A command that is written `name(argument)` in a counterexample. */
class Do<A> implements Command {
  constructor(
    private readonly name: string,
    private readonly argument: A,
    private readonly act: (house: House, argument: A) => void,
  ) {}

  check(): boolean {
    return true;
  }

  run(judge: Judge, house: House): void {
    this.act(house, this.argument);
    judge.look();
  }

  toString(): string {
    return `${this.name}(${fc.stringify(this.argument)})`;
  }
}

const to = <A>(
  name: string,
  argument: fc.Arbitrary<A>,
  act: (house: House, argument: A) => void,
): fc.Arbitrary<Command> => argument.map((value) => new Do(name, value, act));

const anyone = fc.nat(11);
const pick = <T>(rows: Iterable<T>, index: number): T | undefined => {
  const all = [...rows];
  return all[index % Math.max(all.length, 1)];
};

const behaviours: Behaviour[] = ['pays', 'pays', 'pays', 'soft', 'soft', 'hard', 'asks', 'slow', 'slow', 'gone'];
let cards = 0;
/** A card that nobody else has, so that a new one is known to be new. */
export const aCard: fc.Arbitrary<Omit<ModelCard, 'id'>> = fc.record({
  behaviours: fc.array(fc.constantFrom(...behaviours), { minLength: 1, maxLength: 3 }),
  refunds: fc.constantFrom('at once', 'at once', 'later', 'bounces', 'comes back', 'refused'),
});

export const aWish: fc.Arbitrary<Wish> = fc.record({
  backer: fc.nat(3),
  amount: fc.integer({ min: 40, max: 3_000 }).map(BigInt),
  tip: fc.constantFrom(0n, 0n, 0n, 33n, 100n),
  rewards: fc.constantFrom(0, 0, 1, 2),
  destination: fc.constantFrom('BE', 'FR', 'FR', 'BE', 'FR', 'JP', null),
});

export function give(house: House, index: number, card: Omit<ModelCard, 'id'>, hears: boolean): void {
  const pledge = pick(house.pledges.values(), index);
  if (!pledge) return;
  saveCard(house, pledge.id, { ...card, id: `card${++cards}` });
  if (hears) for (const setup of house.setups) hearSetup(house, setup);
}

/** Whether a pledge is taken is said twice: by the rules, and here. */
export function pledgeOrRefuse(house: House, wish: Wish): void {
  const { round, campaign, plan, reward } = house;
  const isOpen = campaign.state === 'live' && round.state === 'open' && house.now < round.deadline;
  const total = wish.amount + wish.tip;
  const fits = total >= 50n && wish.amount >= reward.price * BigInt(wish.rewards);
  const isSent = wish.rewards === 0 || wish.destination === 'BE' || wish.destination === 'FR';
  const isThere = plan.stock === null || reward.taken + wish.rewards <= plan.stock;
  const answer = makePledge(house, wish);
  must((answer === 'taken') === (isOpen && fits && isThere && isSent), `a pledge was answered with ${answer}`);
}

function change(house: House, { at, ...wish }: Omit<Wish, 'backer'> & { at: number }): void {
  const pledge = pick(house.pledges.values(), at);
  if (!pledge) return;
  const before = house.round.totals.pledged;
  const answer = changePledge(house, pledge.id, wish);
  if (answer !== 'taken') return;
  must(house.now < house.round.deadline && house.campaign.state === 'live', `${pledge.id} was changed too late`);
  must(
    !takesAway(house, before, house.round.totals.pledged, house.now),
    `${pledge.id} was lowered under the target on the last day`,
  );
}

/** A window gets back the time that a suspension took. */
function resume(house: House): void {
  const { state, suspendedAt } = house.campaign;
  const ends = house.rounds.map((round) => ({
    round,
    end: round.collectingEndsAt,
    isCollecting: round.state === 'collecting',
  }));
  leading.resume(house);
  const lost = state === 'suspended' ? house.now - suspendedAt : 0;
  for (const { round, end, isCollecting } of ends) {
    must(
      round.collectingEndsAt === end + (isCollecting ? lost : 0),
      `${round.id} did not get back the time of its suspension`,
    );
  }
}

/** A suspension ends by itself after thirty days, and not before. */
function forgetSuspension(house: House): void {
  const { state, suspendedAt } = house.campaign;
  const isOver = state === 'suspended' && house.now - suspendedAt >= 30 * day;
  leading.endForgottenSuspension(house);
  must(
    (house.campaign.state !== state) === isOver,
    `a suspension of ${(house.now - suspendedAt) / day} days ended wrongly`,
  );
}

const instants = {
  'an hour': (house: House) => house.now + hour,
  'half an hour': (house: House) => house.now + hour / 2,
  'a day': (house: House) => house.now + day,
  'the last day': (house: House) => house.round.deadline - day + hour,
  'just before the deadline': (house: House) => house.round.deadline - 1,
  'the deadline': (house: House) => house.round.deadline,
  'the next instant': (house: House) => nextInstant(house) ?? house.now,
  'just before the end of the window': (house: House) => (house.rounds[0]?.collectingEndsAt ?? 0) - 1,
  'the end of the window': (house: House) => house.rounds[0]?.collectingEndsAt ?? 0,
  'fifteen days after': (house: House) => house.round.deadline + 15 * day,
  'a month of silence': (house: House) => house.now + (house.campaign.state === 'suspended' ? 30 * day : hour),
};
type Instant = keyof typeof instants;

const goTo = (house: House, name: Instant): void => {
  house.now = Math.max(house.now, instants[name](house));
};

const aTrouble: fc.Arbitrary<Trouble> = fc.record({
  fault: fc.constantFrom<Fault>('none', ...faults),
  at: fc.constantFrom('create', 'confirm'),
});
const aFault = fc.constantFrom<Fault>('none', ...faults);
const nothing = fc.constant(null);
const aPerson = fc.constantFrom(...paying.people);

const backers = [
  to('pledge', aWish, pledgeOrRefuse),
  to('save a card', fc.tuple(anyone, aCard, fc.boolean()), (house, [at, card, hears]) => give(house, at, card, hears)),
  to(
    'change',
    fc.record({
      at: anyone,
      amount: fc.integer({ min: 40, max: 3_000 }).map(BigInt),
      tip: fc.constantFrom(0n, 50n),
      rewards: fc.nat(2),
      destination: fc.constantFrom('BE', 'FR', null),
    }),
    change,
  ),
  to('cancel', anyone, (house, at) => {
    const pledge = pick(house.pledges.values(), at);
    if (pledge) cancelPledge(house, pledge.id);
  }),
  to('open the bank’s page', anyone, (house, at) => {
    const intent = pick(house.provider.intents.values(), at);
    if (intent) house.provider.ask(intent.id);
  }),
  to(
    'end at the bank',
    fc.tuple(anyone, fc.constantFrom<Exclude<Behaviour, 'gone'>>('pays', 'soft', 'hard', 'asks', 'asks', 'slow')),
    (house, [at, how]) => {
      const intent = pick(house.provider.intents.values(), at);
      const card = pick(house.cards.values(), at);
      if (intent && card) house.provider.complete(intent.id, how, card);
    },
  ),
];

const workers = [
  to('work', nothing, work),
  to('go to', fc.constantFrom(...(Object.keys(instants) as Instant[])), goTo),
  to('charge', fc.tuple(anyone, aTrouble), (house, [at, trouble]) => {
    const item = pick(house.items.values(), at);
    if (item) chargeItem(house, item.id, trouble);
  }),
  to('finish', fc.tuple(anyone, aFault), (house, [at, fault]) => {
    const item = pick(house.items.values(), at);
    if (item) finishItem(house, item.id, fault);
  }),
  to('hear news', fc.tuple(fc.array(anyone, { minLength: 1, maxLength: 3 }), fc.boolean()), (house, [which, repeats]) =>
    hearNews(house, which, repeats),
  ),
  to('webhook', anyone, (house, at) => {
    const payment = pick(house.payments.values(), at);
    const found = payment && house.provider.findByItem(payment.itemId);
    if (found) recordPayment(house, payment, { payment: found });
  }),
  to('listen', nothing, listen),
  to('close', nothing, closeRound),
  to('decide', nothing, decideRound),
  to('settle', fc.constantFrom(1, 2), settleRound),
  to('expire', anyone, (house, at) => {
    const pledge = pick(house.pledges.values(), at);
    if (pledge) expirePledge(house, pledge.id);
  }),
  to('hear of a fee', anyone, (house, at) => {
    const item = pick(house.items.values(), at);
    if (item) hearFee(house, item.id);
  }),
  to('send a refund', fc.tuple(anyone, aFault), (house, [at, fault]) => {
    const refund = pick(house.refunds, at);
    if (refund) sendRefund(house, refund, fault);
  }),
  to('a refund goes on', anyone, (house, at) => {
    const word = pick(house.provider.refunds, at);
    if (word) house.provider.settleRefund(word);
    const refund = house.refunds.find(({ id }) => id === word?.refundId);
    if (word && refund) recordRefund(house, refund, word);
  }),
];

const staff = [
  to('suspend', nothing, leading.suspend),
  to('resume', nothing, resume),
  to('call off', nothing, leading.callOff),
  to('a month passes', nothing, forgetSuspension),
  to('hold', anyone, (house, at) => {
    const item = pick(house.items.values(), at);
    if (item) hold(house, item.id);
  }),
  to('release', anyone, (house, at) => {
    const item = pick(house.items.values(), at);
    if (item) releaseHeld(house, item.id);
  }),
  to('a break', fc.constantFrom(-7n, 5n), paying.findBreak),
  to('settle the break', fc.constantFrom('nothing', 'bank', 'platform'), paying.resolveBreak),
];

const payouts = [
  to('prepare a payout', aPerson, paying.preparePayout),
  to(
    'decide a payout',
    fc.tuple(anyone, fc.constantFrom('approved', 'approved', 'rejected'), aPerson),
    (house, [at, what, by]) => {
      const payout = pick(house.payouts, at);
      if (payout) paying.decidePayout(house, payout, what, by);
    },
  ),
  to('send a line', fc.tuple(anyone, fc.constantFrom(false, false, true), aFault), (house, [at, refuses, fault]) => {
    const payout = pick(house.payouts, at);
    if (payout) paying.sendLine(house, payout, refuses, fault);
  }),
  to(
    'hear of the account',
    fc.record({
      transfers: fc.constantFrom('active', 'active', 'pending', 'restricted'),
      name: fc.constantFrom('Makers  cooperative', null, 'Others'),
      closed: fc.constantFrom(false, false, true),
    }),
    paying.hearAccount,
  ),
];

const launch = [
  to('edit', nothing, leading.editDraft),
  to('submit', nothing, leading.submit),
  to('review', fc.constantFrom('approved', 'approved', 'changes_requested', 'rejected'), leading.review),
  to('touch the project', nothing, leading.touchProject),
  to('schedule', nothing, leading.schedule),
  to('unschedule', nothing, leading.unschedule),
  to('open', nothing, leading.open),
];

type Commands = readonly fc.Arbitrary<Command>[];

/** What is done in each stage of a campaign; what stands twice is done twice as often. */
export const stages = {
  draft: [...launch, ...launch, ...payouts.slice(3), ...staff.slice(2, 3), ...workers.slice(0, 2)],
  live: [...backers, ...backers, ...workers, ...workers.slice(0, 2), ...staff, ...payouts],
  closing: [...backers.slice(1), ...workers, ...workers.slice(8, 11), ...staff],
  collecting: [...backers, ...backers.slice(4), ...workers, ...workers.slice(1, 4), ...staff],
  settled: [...payouts, ...payouts, ...staff, ...workers],
  paying: [...payouts, ...payouts, ...payouts, ...staff, ...workers.slice(0, 2)],
  paid: [...payouts, ...staff.slice(0, 4), ...workers, ...workers],
} as const satisfies Record<string, Commands>;

export type Stage = keyof typeof stages;
