import { platformFee } from '../../src/settlement/index.js';
import { accounts } from '../../src/ledger/index.js';
import { bookingOf, mismatchOf, refundedBy, refundKey, stepsTo } from '../../src/refunds/refund.rules.js';
import { Died, type Fault, Lost, Refused } from './faults.js';
import { type House, type Refund } from './house.js';
import { type ModelRefund } from './provider.js';

/** Writes down what goes back of a campaign that is refunding, before anybody is called. Harmless when repeated. */
export function requestRefunds(house: House): void {
  const { campaign } = house;
  if (campaign.state !== 'refunding' || !returnPlatformFee(house)) return;
  for (const payment of house.payments.values()) {
    const { pledgeId } = house.item(payment.itemId);
    if (payment.state !== 'succeeded' || house.pledge(pledgeId).state !== 'collected') continue;
    if (house.refunds.some(({ paymentId }) => paymentId === payment.id)) continue;
    const { amount, tip, currency, providerId } = payment;
    house.refunds.push({
      ...{
        id: house.id('f'),
        campaignId: campaign.id,
        pledgeId,
        round: house.item(payment.itemId).round,
        amount,
        tip,
        currency,
      },
      ...{
        cause: campaign.refundReason ?? 'cancelled',
        state: 'requested',
        providerId: null,
        providerPaymentId: providerId,
      },
      ...{ paymentId: payment.id, tries: 0, createTries: 0 },
    });
  }
}

/** False when part of the money has left for the creator: two people have to decide then, and nothing is written. */
function returnPlatformFee({ campaign, rounds, plan, books, date }: House): boolean {
  const settled = rounds.filter(({ state }) => state === 'settled');
  const funds = accounts.campaignFunds(campaign.id);
  const returns = settled.map(({ number, totals }) => {
    const { fee, vat } = platformFee(totals.collected, plan);
    const postings = [
      { from: accounts.platformFees, to: funds, amount: fee },
      { from: accounts.platformVat, to: funds, amount: vat },
    ];
    return { reference: `platform-fee-returned-${campaign.id}-${number}`, currency: 'EUR', at: date, postings };
  });
  const fresh = returns.filter(({ reference }) => !books.written.has(reference));
  const coming = fresh.flatMap(({ postings }) => postings).reduce((all, { amount }) => all + amount, 0n);
  const sum = (part: 'collected' | 'refunded') => rounds.reduce((all, { totals }) => all + totals[part], 0n);
  if (settled.length > 0 && sum('refunded') === 0n && books.balance(funds) + coming < sum('collected')) return false;
  books.post(returns);
  return true;
}

/** Intent, call, record. */
export function sendRefund(house: House, refund: Refund, fault: Fault): void {
  if (refund.state !== 'requested' && refund.state !== 'sent') return;
  try {
    recordRefund(house, refund, ask(house, refund, fault));
  } catch (error) {
    if (error instanceof Died) return;
    if (error instanceof Refused && refund.tries > 0) return house.move('refund', refund, 'failed');
    if (!(error instanceof Lost) && !(error instanceof Refused)) throw error;
    refund.tries += 1;
    if (error instanceof Refused || error.answered) refund.createTries += 1;
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
    house.roundOf(refund.round).totals.refunded += refundedBy(refund, refund.state, to);
    house.move('refund', refund, to);
  }
}

/** The last backer has their money back: the campaign ends, and the platform bears what the provider kept. */
export function finishRefunding(house: House): void {
  const { campaign, rounds, books } = house;
  const isBack = rounds.every(({ state, totals }) => state !== 'collecting' && totals.refunded === totals.collected);
  const isKnown = [...house.payments.values()].every(({ state, feeKnown }) => state !== 'succeeded' || feeKnown);
  const isSent = house.refunds.every(({ state }) => state !== 'requested' && state !== 'sent');
  if (campaign.state !== 'refunding' || !isBack || !isKnown || !isSent) return;
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
