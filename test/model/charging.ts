import { isCardGone } from '../../src/payments/decline.rules.js';
import { confirmKey, createKey, decideStart, keyIsOld } from '../../src/payments/payment-attempt.rules.js';
import {
  type AttemptOutcome,
  decideReceipt,
  mismatchOf,
  type PaymentReceipt,
} from '../../src/payments/payment.rules.js';
import { type ProviderPayment } from '../../src/payments/index.js';
import { accounts } from '../../src/ledger/index.js';
import { type Result } from '../../src/settlement/result.rules.js';
import { heldItemsThatStop } from '../../src/settlement/work-claims.js';
import { Died, type Fault, Lost, Refused } from './faults.js';
import { type Attempt, type House, type Item, type Payment } from './house.js';
import { type ModelCard } from './provider.js';
import { goesOn } from './settling.js';

/** Where the fault of one try strikes. */
export interface Trouble {
  readonly fault: Fault;
  readonly at: 'create' | 'confirm';
}

export const noTrouble: Trouble = { fault: 'none', at: 'create' };

/** Whether the item is due and may be charged at this moment. */
export function isDue(house: House, { state, dueAt, round: number }: Item): boolean {
  const round = house.roundOf(number);
  const held = [...house.items.values()].filter((item) => item.round === number && item.state === 'held');
  const isOpen = round.state === 'collecting' && goesOn(house) && house.now < round.collectingEndsAt;
  return isOpen && held.length < heldItemsThatStop && state === 'open' && dueAt !== null && dueAt <= house.date;
}

/** One attempt, as `CollectItems` and `ChargePayment` do it: intent, call, record, with a death in any gap. */
export function chargeItem(house: House, id: string, { fault, at }: Trouble): void {
  const item = house.item(id);
  if (!isDue(house, item)) return;
  const { state, card } = house.pledge(item.pledgeId);
  if (state === 'errored' || state === 'needs_action') house.movePledge(item.pledgeId, 'charging');
  const payment = house.payment(id);
  const ours = house.attempts.filter(({ paymentId }) => paymentId === payment.id);
  const start = decideStart(payment.state, ours, item.attempts + 1);
  if (start.do === 'answer') return;
  const attempt =
    start.do === 'resume'
      ? (start.attempt as Attempt)
      : begin(house, payment, item.attempts + 1, card?.paymentMethodId ?? '');
  try {
    const providerId = ensurePayment(house, payment, at === 'create' ? fault : 'none');
    confirm(house, payment, attempt, providerId, at === 'confirm' ? fault : 'none');
  } catch (error) {
    if (error instanceof Refused) hold(house, id);
    else if (!(error instanceof Lost) && !(error instanceof Died)) throw error;
  }
}

function begin(house: House, payment: Payment, number: number, paymentMethodId: string): Attempt {
  const open = { tries: 0, outcome: null, code: null, declineCode: null, adviceCode: null };
  const attempt: Attempt = { paymentId: payment.id, number, paymentMethodId, startedAt: house.date, ...open };
  house.attempts.push(attempt);
  return attempt;
}

function ensurePayment(house: House, payment: Payment, fault: Fault): string {
  if (payment.providerId) return payment.providerId;
  const isOld = keyIsOld(payment.dueAt, house.date);
  const lost = payment.createTries > 0 || isOld ? house.provider.findByItem(payment.itemId) : undefined;
  const made = lost ?? create(house, payment, payment.createTries + (isOld ? 1 : 0), fault);
  const field = mismatchOf({ ...payment, openAttempt: null }, made, false);
  if (field) throw new Error(`a payment differs in ${field}`);
  payment.providerId = made.id;
  return made.id;
}

function create(house: House, payment: Payment, tries: number, fault: Fault): ProviderPayment {
  try {
    const wanted = { itemId: payment.itemId, amount: payment.amount + payment.tip };
    return house.provider.create(wanted, createKey(payment.itemId, tries), fault);
  } catch (error) {
    if ((error instanceof Lost || error instanceof Refused) && error.keySpent) payment.createTries += 1;
    throw error;
  }
}

function confirm(house: House, payment: Payment, attempt: Attempt, id: string, fault: Fault): void {
  if (attempt.tries > 0 && !lookFirst(house, payment, attempt, id)) return;
  const card = house.cards.get(attempt.paymentMethodId) as ModelCard;
  try {
    const key = confirmKey(payment.itemId, attempt.number, attempt.tries);
    const answer = house.provider.confirm(id, card, house.moment, key, fault);
    recordPayment(house, payment, { payment: answer, attempt: attempt.number });
  } catch (error) {
    if (error instanceof Died) throw error;
    if (attempt.outcome === null) attempt.tries += 1;
    if (error instanceof Refused) afterRefusal(house, payment, attempt, id, error);
    else lookFirst(house, payment, attempt, id);
  }
}

/** True while it can still be confirmed: the payment itself knows what an earlier confirmation did. */
function lookFirst(house: House, payment: Payment, attempt: Attempt, id: string): boolean {
  const found = house.provider.payment(id);
  recordPayment(house, payment, { payment: found });
  const isOver = ['succeeded', 'cancelled', 'processing'].includes(payment.state) || attempt.outcome !== null;
  return !isOver && found.status === 'open';
}

function afterRefusal(house: House, payment: Payment, attempt: Attempt, id: string, error: Refused): void {
  if (isCardGone(error.code, error.param)) {
    const card = { chargeId: null, paymentMethodId: attempt.paymentMethodId };
    const refusal = { code: error.code, declineCode: null, adviceCode: null, ...card };
    recordPayment(house, payment, { payment: house.provider.payment(id), attempt: attempt.number, refusal });
    return;
  }
  const mayConfirm = lookFirst(house, payment, attempt, id);
  if (mayConfirm && error.code !== 'payment_intent_unexpected_state') throw error;
}

/** The one function for every word about a payment. */
export function recordPayment(house: House, payment: Payment, receipt: PaymentReceipt): void {
  const open = house.attempts.find(
    (one) => one.paymentId === payment.id && (one.outcome === null || one.outcome === 'processing'),
  );
  const move = decideReceipt({ ...payment, openAttempt: open?.number ?? null }, receipt, false);
  if (move.kind === 'mismatch') throw new Error(`a payment differs in ${move.field}`);
  if (move.kind === 'nothing') return;
  if (open) Object.assign(open, move.attempt);
  if (payment.state !== move.to) house.move('payment', payment, move.to);
  payment.providerId = receipt.payment.id;
  payment.declinedChargeId = move.declinedChargeId;
  if (move.to === 'succeeded') bookCharge(house, payment);
  tell(house, payment, move.attempt, open?.number ?? null);
}

function bookCharge(house: House, payment: Payment): void {
  payment.succeededAt = house.now;
  const { itemId, amount, tip } = payment;
  house.books.post([
    {
      ...{ reference: `pledge-collected-${itemId}`, currency: 'EUR', at: house.date },
      postings: [
        { from: accounts.outside, to: accounts.campaignFunds(house.campaign.id), amount },
        { from: accounts.outside, to: accounts.platformTips, amount: tip },
      ],
    },
  ]);
}

function tell(house: House, payment: Payment, { outcome, adviceCode }: AttemptOutcome, attempt: number | null): void {
  const about = {
    campaignId: house.campaign.id,
    pledgeId: house.item(payment.itemId).pledgeId,
    itemId: payment.itemId,
    paymentId: payment.id,
  };
  const push = (result: Result) => void house.news.push({ ...about, result });
  if (outcome === 'succeeded' || outcome === 'processing' || outcome === 'cancelled') push({ kind: outcome });
  // Without an attempt of ours the backer is at it in person, and the page says what happened.
  else if (attempt === null) return;
  else if (outcome === 'authentication_required') push({ kind: outcome, attempt });
  else push({ kind: outcome, attempt, adviceCode });
}

/** An answer that nobody foresaw: for staff. */
export function hold(house: House, id: string): void {
  const item = { ...house.item(id) };
  if (item.state !== 'open') return;
  house.move('settlement_item', item, 'held');
  house.items.set(id, item);
}

export function releaseHeld(house: House, id: string): void {
  const item = { ...house.item(id), dueAt: house.date };
  if (item.state !== 'held') return;
  house.move('settlement_item', item, 'open');
  house.items.set(id, item);
}

/** The end of the window: the payment is cancelled, and read back. */
export function finishItem(house: House, id: string, fault: Fault): void {
  const item = house.item(id);
  const round = house.roundOf(item.round);
  const end = house.campaign.state === 'refunding' ? round.decidedAt : round.collectingEndsAt;
  const mayEnd = round.state === 'collecting' && (goesOn(house) || house.campaign.state === 'refunding');
  if (!mayEnd || house.now < end || (item.state !== 'open' && item.state !== 'held')) return;
  const payment = house.payment(id);
  if (payment.state === 'succeeded' || payment.state === 'cancelled') return;
  const providerId = payment.providerId ?? endUnbegun(house, payment);
  if (providerId === null) return;
  try {
    recordPayment(house, payment, { payment: house.provider.cancel(providerId, fault) });
  } catch (error) {
    if (error instanceof Lost) recordPayment(house, payment, { payment: house.provider.payment(providerId) });
    else if (!(error instanceof Died)) throw error;
  }
}

/** The provider's id if there is one after all; null when the payment is over without one. */
function endUnbegun(house: House, payment: Payment): string | null {
  const open = house.attempts.filter(({ paymentId }) => paymentId === payment.id);
  const lost = open.length > 0 ? house.provider.findByItem(payment.itemId) : undefined;
  if (lost) return (payment.providerId = lost.id);
  house.move('payment', payment, 'cancelled');
  for (const attempt of open) attempt.outcome ??= 'cancelled';
  tell(house, payment, { outcome: 'cancelled', code: null, declineCode: null, adviceCode: null }, null);
  return null;
}
