import { type HeldPledge } from '../../src/pledges/held-pledge.js';
import { must } from './breach.js';
import { type House } from './house.js';

const ended = ['expired', 'cancelled', 'released', 'dropped'];
const isOpen = ['active', 'charging', 'needs_action', 'errored'];

/** What holds after each step, whatever went wrong before: the numbers are those of docs/guarantees.md. */
export function checkInvariants(house: House): void {
  must(house.books.sum === 0n, '1: debits and credits differ');
  for (const round of house.rounds) checkTotals(house, round.number);
  checkStock(house);
  checkCharges(house);
  checkAttempts(house);
  const funds = house.books.balance(`campaign:${house.campaign.id}:funds`);
  must(funds >= 0n, `8: the campaign's funds are ${funds}`);
  for (const { id, amount, refunded } of house.provider.intents.values())
    must(refunded <= amount, `9: ${id} refunded beyond its charge`);
  for (const payment of house.payments.values()) {
    const sent = house.refunds.filter(({ paymentId, state }) => paymentId === payment.id && state !== 'failed');
    must(sent.length <= 1, `9: ${payment.id} is refunded ${sent.length} times`);
  }
}

function checkTotals(house: House, number: number): void {
  const { state, totals } = house.roundOf(number);
  const pledges = [...house.pledges.values()].filter(({ round }) => round === number);
  const sum = (of: (pledge: HeldPledge) => boolean) => pledges.filter(of).reduce((all, { amount }) => all + amount, 0n);
  const collected = sum((pledge) => pledge.state === 'collected');
  const dropped = sum(
    (pledge) => pledge.state === 'dropped' || (pledge.state === 'released' && pledge.activatedAt !== null),
  );
  const open = sum((pledge) => isOpen.includes(pledge.state));
  must(totals.collected === collected, `3: round ${number} collected ${totals.collected}, its pledges ${collected}`);
  must(totals.dropped === dropped, `3: round ${number} dropped ${totals.dropped}, its pledges ${dropped}`);
  must(
    totals.pledged === open + collected + dropped,
    `3: round ${number} pledged ${totals.pledged}, its pledges ${open + collected + dropped}`,
  );
  const active = pledges.filter((pledge) => pledge.state === 'active');
  if (state === 'open' || state === 'closing') {
    const people = new Set(active.map(({ backerId }) => backerId)).size;
    must(
      totals.pledges === active.length && totals.backers === people,
      `3: round ${number} counts ${totals.backers} backers, not ${people}`,
    );
  }
  if (state === 'collecting' || state === 'settled') {
    const parts = totals.chargeable + totals.collected + totals.dropped;
    must(totals.pledged === parts, `3: round ${number} pledged ${totals.pledged}, its parts ${parts}`);
  }
  const back = house.refunds.filter((refund) => refund.round === number && refund.state === 'succeeded');
  let [promises, shippings] = [0n, 0n];
  for (const { id, amount } of pledges) {
    const ofOne = back.filter(({ pledgeId }) => pledgeId === id).reduce((all, refund) => all + refund.amount, 0n);
    promises += ofOne > amount ? amount : ofOne;
    shippings += ofOne > amount ? ofOne - amount : 0n;
  }
  must(totals.refunded === promises, `3: round ${number} refunded ${totals.refunded}, its refunds ${promises}`);
  must(totals.shippingRefunded === shippings, `3: round ${number} gave ${totals.shippingRefunded} of shipping back`);
  const sent = pledges.filter((pledge) => pledge.state === 'collected');
  const shipping = sent.reduce((all, pledge) => all + shippingOf(pledge), 0n);
  must(totals.shipping === shipping, `3: round ${number} got ${totals.shipping} for shipping, not ${shipping}`);
}

function checkStock(house: House): void {
  const { plan, reward } = house;
  const holding = [...house.pledges.values()].filter(({ state }) => !ended.includes(state));
  const held = holding.flatMap(({ rewards }) => rewards).reduce((all, { quantity }) => all + quantity, 0);
  must(reward.taken === held, `4: ${reward.taken} are taken, ${held} are held`);
  must(plan.stock === null || held <= plan.stock, `4: ${held} of ${plan.stock} are held`);
}

/** What sending the one reward costs, worked out once more. */
const shippingOf = ({ rewards, destination }: HeldPledge): bigint =>
  rewards.reduce((all, { quantity }) => all + BigInt(quantity) * (destination === 'BE' ? 7n : 40n), 0n);

/** One payment per item, one charge at most, none too early, none beyond what was agreed to. */
function checkCharges(house: House): void {
  const seen = new Set<string>();
  for (const { itemId, amount, charged } of house.provider.intents.values()) {
    must(!seen.has(itemId), `5: ${itemId} has two payments`);
    seen.add(itemId);
    must(charged <= 1, `5: ${itemId} was charged ${charged} times`);
    const pledge = house.pledge(house.item(itemId).pledgeId);
    const due = pledge.amount + pledge.tip + shippingOf(pledge);
    must(amount === due, `15: ${itemId} is charged ${amount}, not ${due}`);
    must(amount <= pledge.consentedTotal, `18: ${itemId} is charged beyond its consent`);
    const isStray = ['pending', 'active', 'expired', 'cancelled', 'released'].includes(pledge.state);
    must(!isStray, `7: a payment for ${pledge.id}, which is ${pledge.state}`);
  }
}

/** An attempt is begun once, and no refusal is counted that the provider did not give. */
function checkAttempts({ attempts, payments, provider }: House): void {
  for (const { id, providerId } of payments.values()) {
    const ours = attempts.filter(({ paymentId }) => paymentId === id);
    must(new Set(ours.map(({ number }) => number)).size === ours.length, `${id} has two attempts of one number`);
    const refused = ours.filter(({ outcome }) => outcome?.endsWith('decline'));
    const given = providerId === null ? 0 : provider.intent(providerId).refusals;
    must(refused.length <= given, `${id} counts ${refused.length} refusals, the provider gave ${given}`);
  }
}
