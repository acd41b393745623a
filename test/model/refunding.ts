import { gained } from '../../src/campaigns/index.js';
import { accounts, type LedgerTransaction } from '../../src/ledger/index.js';
import { shareOf } from '../../src/refunds/ordering.rules.js';
import {
  bookingOf,
  mismatchOf,
  partsOfReturn,
  refundedBy,
  refundKey,
  stepsTo,
} from '../../src/refunds/refund.rules.js';
import { backFrom, setAsideOf } from '../../src/refunds/set-aside.rules.js';
import { partsOfUnpaid } from '../../src/refunds/unpaid.rules.js';
import { Died, type Fault, Lost, Refused } from './faults.js';
import { type House, type Payment, type Refund } from './house.js';
import { type ModelRefund } from './provider.js';

/** Writes down what goes back of a campaign that is refunding, before anybody is called. Harmless when repeated. */
export function requestRefunds(house: House): void {
  const { campaign, books } = house;
  if (campaign.state !== 'refunding') return;
  const lines = house.payouts.map(({ line }) => line.state);
  // What may have left decides what goes back.
  if (lines.some((state) => state === 'approved' || state === 'sending')) return;
  if (lines.includes('sent')) {
    if (!house.refunds.some(({ cause }) => cause === 'cancelled_paid')) returnUnpaid(house);
    return;
  }
  const fresh = [...house.payments.values()].filter(
    ({ id, state, itemId }) =>
      state === 'succeeded' &&
      house.pledge(house.item(itemId).pledgeId).state === 'collected' &&
      !house.refunds.some(({ paymentId }) => paymentId === id),
  );
  const cause = campaign.refundReason ?? 'cancelled';
  const refunds = fresh.map((payment) => refundOf(house, payment, cause, payment));
  const before = new Map<number, bigint>();
  const asides = refunds.map((refund) => {
    const refunded = before.get(refund.round) ?? 0n;
    before.set(refund.round, refunded + refund.amount);
    return setAsideOf(refund, sharesOf(house, refund, refunded), 0n, house.date);
  });
  const funds = accounts.campaignFunds(campaign.id);
  const leaves = (at: Posting): bigint => (at.from === funds ? at.amount : at.to === funds ? -at.amount : 0n);
  const leaving = asides.flatMap(({ postings }) => postings).reduce((all, posting) => all + leaves(posting), 0n);
  // Something was booked out of them: nobody is refunded at the cost of others.
  if (books.balance(funds) < leaving) return;
  books.post(asides);
  house.refunds.push(...refunds);
}

function refundOf(
  house: House,
  { id: paymentId, itemId, currency, providerId: providerPaymentId }: Payment,
  cause: Refund['cause'],
  { amount, tip }: { amount: bigint; tip: bigint },
): Refund {
  const { pledgeId, round } = house.item(itemId);
  return {
    ...{ id: house.id('f'), campaignId: house.campaign.id, pledgeId, round, amount, tip, currency, cause },
    ...{ state: 'requested', orderedBy: null, providerFee: 0n, providerId: null, providerPaymentId, paymentId },
    ...{ tries: 0, createTries: 0 },
  };
}

/** A part was paid out: what is unpaid goes back, each its part, without the tip. Answers whether that is anything. */
function returnUnpaid(house: House): boolean {
  const { campaign, books, plan } = house;
  const [funds, due] = [accounts.campaignFunds(campaign.id), accounts.campaignFeesDue(campaign.id)];
  const charged = [...house.payments.values()].filter(
    ({ state, itemId }) => state === 'succeeded' && house.pledge(house.item(itemId).pledgeId).state === 'collected',
  );
  if (charged.some(({ feeKnown }) => !feeKnown)) return false;
  const rounds = house.rounds.map(({ number, totals }) => {
    const live = house.refunds.filter(({ round, state }) => round === number && state !== 'failed');
    const own = charged.filter(({ itemId }) => house.item(itemId).round === number);
    const charges = own.map(({ id, amount }) => {
      const given = (isFailed: boolean) =>
        house.refunds
          .filter(({ paymentId, state }) => paymentId === id && (state === 'failed') === isFailed)
          .reduce((all, refund) => all + refund.amount, 0n);
      return { id, amount: amount - given(false), had: given(false), owed: given(true) };
    });
    return { gained: gained(totals), before: live.reduce((all, { amount }) => all + amount, 0n), charges };
  });
  const owed = -books.balance(due);
  const parts = partsOfUnpaid(books.balance(funds) - owed, rounds, { ...plan, currency: 'EUR' });
  const postings = [{ from: funds, to: due, amount: owed > 0n ? owed : 0n }];
  books.post([{ reference: `processing-fees-${house.id('n')}`, currency: 'EUR', at: house.date, postings }]);
  for (const { id, amount } of parts.filter((part) => part.amount > 0n)) {
    const payment = charged.find((one) => one.id === id);
    if (!payment) throw new Error(`There is no ${id}`);
    const refund = refundOf(house, payment, 'cancelled_paid', { amount, tip: 0n });
    books.post([setAsideOf(refund, sharesOf(house, refund, 0n), 0n, house.date)]);
    house.refunds.push(refund);
  }
  return parts.some(({ amount }) => amount > 0n);
}

type Posting = LedgerTransaction['postings'][number];

/** What the platform returns with a refund, once it has taken a fee of its round; `before` is asked for beside it. */
function sharesOf({ rounds, refunds, plan }: House, { id, round, amount }: Refund, before: bigint) {
  const of = rounds.find(({ number }) => number === round);
  if (of?.state !== 'settled') return { fee: 0n, vat: 0n };
  const live = refunds.filter((one) => one.id !== id && one.round === round && one.state !== 'failed');
  return shareOf(amount, live.reduce((all, one) => all + one.amount, before), gained(of.totals), plan); // prettier-ignore
}

/** Intent, call, record. */
export function sendRefund(house: House, refund: Refund, fault: Fault): void {
  if (refund.state !== 'requested' && refund.state !== 'sent') return;
  try {
    recordRefund(house, refund, ask(house, refund, fault));
  } catch (error) {
    if (error instanceof Died) return;
    if (error instanceof Refused && refund.tries > 0) {
      house.move('refund', refund, 'failed');
      return giveBack(house, refund);
    }
    if (!(error instanceof Lost) && !(error instanceof Refused)) throw error;
    refund.tries += 1;
    if (error.keySpent) refund.createTries += 1;
  }
}

function ask(
  house: House,
  { id: refundId, providerId, providerPaymentId, amount, tip, tries, createTries }: Refund,
  fault: Fault,
): ModelRefund {
  const known = house.provider.refunds.find((one) =>
    providerId ? one.id === providerId : tries > 0 && one.refundId === refundId,
  );
  if (known) return known;
  const wanted = { refundId, paymentId: providerPaymentId ?? '', amount: amount + tip };
  return house.provider.refund(wanted, refundKey(refundId, createTries), fault);
}

/** The one function for every word about a refund. */
export function recordRefund(
  house: House,
  refund: Refund,
  { id, refundId, paymentId, amount, status }: ModelRefund,
): void {
  const word = {
    id,
    refundId,
    paymentId,
    amount,
    currency: 'EUR',
    status,
    failureReason: null,
    balanceTransaction: null,
    failureBalanceTransaction: null,
  };
  const field = mismatchOf(refund, word);
  if (field) throw new Error(`a refund differs in ${field}`);
  refund.providerId = id;
  for (const to of stepsTo(refund.state, status)) {
    house.books.post(bookingOf(refund, to, house.date));
    const by = refundedBy(refund, refund.state, to);
    house.move('refund', refund, to);
    count(house, refund, by);
    if (to === 'failed') giveBack(house, refund);
  }
}

/** As `ReturnedTotals` does it: by what is back of the pledge since. */
function count(house: House, { pledgeId, round }: Refund, by: bigint): void {
  if (by === 0n) return;
  const back = house.refunds.filter((one) => one.pledgeId === pledgeId && one.state === 'succeeded');
  const after = back.reduce((all, { amount }) => all + amount, 0n);
  const { refunded, shippingRefunded } = partsOfReturn(by, after, house.pledge(pledgeId));
  const { totals } = house.roundOf(round);
  totals.refunded += refunded;
  totals.shippingRefunded += shippingRefunded;
}

/** It did not go back: the campaign has it again, and pays its share of the fee. */
function giveBack(house: House, refund: Refund): void {
  house.books.post([backFrom(refund, sharesOf(house, refund, 0n), house.date)]);
}

/** The last backer has their money back: the campaign ends, and the platform bears what the provider kept. */
export function finishRefunding(house: House): void {
  const { campaign, rounds, books } = house;
  const isPaid = house.payouts.some(({ line }) => line.state === 'sent');
  const isBack = isPaid
    ? house.refunds.every(({ state }) => state === 'succeeded')
    : rounds.every(
        ({ state, totals }) =>
          state !== 'collecting' && totals.refunded === totals.collected && totals.shippingRefunded === totals.shipping,
      );
  const isKnown = [...house.payments.values()].every(({ state, feeKnown }) => state !== 'succeeded' || feeKnown);
  const isSent = house.refunds.every(({ state }) => state !== 'requested' && state !== 'sent');
  if (campaign.state !== 'refunding' || !isBack || !isKnown || !isSent) return;
  if (isPaid && (house.payouts.some(({ line }) => line.state === 'sending') || returnUnpaid(house))) return;
  const feesDue = accounts.campaignFeesDue(campaign.id);
  const owed = -books.balance(feesDue);
  const postings = [{ from: accounts.platformCosts, to: feesDue, amount: owed > 0n ? owed : 0n }];
  books.post([{ reference: `processing-fees-${campaign.id}`, currency: 'EUR', at: house.date, postings }]);
  house.moveCampaign(campaign.refundReason === 'shortfall' ? 'unsuccessful' : 'cancelled');
}

/** What the provider kept of a charge, once it says so. */
export function hearFee(house: House, itemId: string): void {
  const payment = house.payment(itemId);
  if (payment.state !== 'succeeded' || payment.feeKnown || !payment.providerId) return;
  const amount = house.provider.feeOf(payment.providerId);
  const postings = [{ from: accounts.campaignFeesDue(house.campaign.id), to: accounts.outside, amount }];
  house.books.post([{ reference: `provider-fee-${payment.providerId}`, currency: 'EUR', at: house.date, postings }]);
  payment.feeKnown = true;
}
