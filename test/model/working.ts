import { chargeItem, finishItem, noTrouble, recordPayment } from './charging.js';
import { day, type House } from './house.js';
import { endForgottenSuspension, resume } from './leading.js';
import { followCampaign, recordTransfer, sendLine } from './paying-out.js';
import { expirePledge, hearSetup } from './pledging.js';
import { finishRefunding, hearFee, recordRefund, requestRefunds, sendRefund } from './refunding.js';
import { closeRound, decideRound, hearNews, settleRound } from './settling.js';

/** Everything that the provider has to say is heard: webhooks, or the nightly catch-up. */
export function listen(house: House): void {
  for (const setup of house.setups) hearSetup(house, setup);
  for (const payment of house.payments.values()) {
    const found = house.provider.findByItem(payment.itemId);
    if (found) recordPayment(house, payment, { payment: found });
  }
  for (let rest = house.news.length; rest > 0; rest = house.news.length) hearNews(house, [...house.news.keys()], false);
  for (const { itemId } of house.payments.values()) hearFee(house, itemId);
  for (const word of house.provider.refunds) {
    const refund = house.refunds.find(({ id }) => id === word.refundId);
    if (refund) recordRefund(house, refund, word);
  }
  for (const transfer of house.provider.transfers) {
    const payout = house.payouts.find(({ line }) => line.id === transfer.lineId);
    if (payout) recordTransfer(house, payout, transfer);
  }
}

/** Everything that is due is done once, by workers that nothing happens to. */
export function work(house: House): void {
  listen(house);
  closeRound(house);
  for (const { id } of house.pledges.values()) expirePledge(house, id);
  decideRound(house);
  for (const { id } of house.items.values()) chargeItem(house, id, noTrouble);
  for (const { id } of house.items.values()) finishItem(house, id, 'none');
  listen(house);
  for (const { number } of [...house.rounds]) settleRound(house, number);
  requestRefunds(house);
  for (const refund of house.refunds) sendRefund(house, refund, 'none');
  finishRefunding(house);
  endForgottenSuspension(house);
  for (const payout of house.payouts) sendLine(house, payout, false, 'none');
  followCampaign(house);
}

/** The next instant at which something is due, or null. */
export function nextInstant(house: House): number | null {
  const { round } = house;
  const times = [
    ...(round.state === 'open' ? [round.deadline] : []),
    ...[...house.pledges.values()].flatMap(({ state, holdUntil }) =>
      state === 'pending' && holdUntil ? [holdUntil.getTime()] : [],
    ),
    ...[...house.items.values()].flatMap(({ state, dueAt }) => (state === 'open' && dueAt ? [dueAt.getTime()] : [])),
    ...house.rounds.flatMap(({ state, collectingEndsAt }) => (state === 'collecting' ? [collectingEndsAt] : [])),
    ...house.payouts.flatMap(({ line: { state, lastSentAt } }) =>
      state === 'sending' && lastSentAt ? [lastSentAt + day] : [],
    ),
  ];
  return times
    .filter((time) => time > house.now)
    .reduce<number | null>((least, time) => (least === null || time < least ? time : least), null);
}

/** Grows with everything that is done. */
const progress = (house: House): number => house.steps.length + house.provider.confirmed.length;

/** Nothing more goes wrong, and time passes until nothing is left to do. */
export function comeToRest(house: House, settle: () => void): void {
  for (let turn = 0; turn < 500; turn++) {
    const before = progress(house);
    work(house);
    settle();
    if (progress(house) > before) continue;
    if (house.campaign.state === 'suspended') {
      resume(house);
      continue;
    }
    if (endWhatIsUnderWay(house)) continue;
    const next = nextInstant(house);
    if (next === null) return;
    house.now = next;
  }
  throw new Error('The run does not come to rest');
}

/** Debits, pages of banks and refunds that are on their way come to their end. */
function endWhatIsUnderWay(house: House): boolean {
  let ended = false;
  for (const { id, status } of house.provider.intents.values()) {
    const card = [...house.cards.values()][0];
    if (status === 'processing' && card) ended = house.provider.complete(id, 'pays', card) || ended;
  }
  for (const refund of house.provider.refunds) {
    const before = refund.status;
    if (before !== 'failed') house.provider.settleRefund(refund);
    ended = ended || refund.status !== before;
  }
  return ended;
}
