import { totalOf } from '../../src/pledges/held-pledge.js';
import { must } from './breach.js';
import { type House } from './house.js';

/** What holds when nothing is left to do: nothing was forgotten, and the provider's books equal ours to the cent. */
export function checkEnding(house: House): void {
  const { campaign, provider, books } = house;
  for (const { id, state } of house.items.values())
    must(state === 'collected' || state === 'dropped', `${id} was forgotten: ${state}`);
  for (const { id, state } of house.pledges.values()) {
    must(!['pending', 'charging', 'needs_action', 'errored'].includes(state), `${id} was forgotten: ${state}`);
  }
  const intents = [...provider.intents.values()];
  for (const { itemId, charged } of intents) {
    const { state } = house.pledge(house.item(itemId).pledgeId);
    must((state === 'collected') === (charged === 1), `${itemId} is ${state} with ${charged} charges`);
  }
  const waits = house.refunds.some(({ state }) => state === 'failed');
  const unfinished = ['live', 'closing', 'collecting', 'suspended', ...(waits ? [] : ['refunding'])];
  must(!unfinished.includes(campaign.state), `the campaign was forgotten: ${campaign.state}`);
  checkMoney(house);
  checkPaidOut(house);
  const isPaid = provider.transfers.length > 0;
  if (['unsuccessful', 'cancelled'].includes(campaign.state) && !isPaid) checkGivenBack(house);
  if (isPaid && campaign.state !== 'delivering') checkUnpaidBack(house);
  must(books.sum === 0n, 'debits and credits differ');
}

/** Each cent that moved at the provider is in our books, and none besides. */
function checkMoney({ provider, books, break: gap, recipient, campaign }: House): void {
  const intents = [...provider.intents.values()];
  const total = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);
  const charged = total(intents.map(({ amount, charged }) => (charged > 0 ? amount : 0n)));
  const refunded = total(intents.map(({ refunded }) => refunded));
  const fees = total(intents.map(({ id, charged }) => (charged > 0 ? provider.feeOf(id) : 0n)));
  const explained = books.written.has(`break-${gap.id}`) && books.written.get(`break-${gap.id}`)?.postings[0];
  const atCost =
    explained &&
    (explained.from === 'outside' ? explained.amount : explained.to === 'outside' ? -explained.amount : 0n);
  const outside = -charged + refunded + fees - (atCost || 0n);
  must(
    books.balance('outside') === outside,
    `the books say ${books.balance('outside')} outside, the provider ${outside}`,
  );
  const paid = total(provider.transfers.map(({ amount }) => amount));
  const booked = books.balance(`recipient:${recipient.id}:paid`);
  must(booked === paid, `the books paid ${booked}, the provider ${paid}`);
  const isPaid = campaign.state === 'delivering';
  must(!isPaid || paid > 0n, 'a campaign delivers without having been paid');
}

/** Everybody has everything back, tip and all, and it cost the campaign nothing. */
function checkGivenBack(house: House): void {
  const { provider, books, campaign, refunds } = house;
  const cameBack = new Set(
    refunds.filter(({ state }) => state === 'failed').map(({ providerPaymentId }) => providerPaymentId),
  );
  for (const { id, itemId, charged, refunded } of provider.intents.values()) {
    const owed = charged > 0 ? totalOf(house.pledge(house.item(itemId).pledgeId)) : 0n;
    must(refunded === owed || cameBack.has(id), `7: ${itemId} was charged ${owed} and got ${refunded} back`);
  }
  if (cameBack.size > 0) return;
  for (const account of [
    `campaign:${campaign.id}:funds`,
    `campaign:${campaign.id}:fees_due`,
    'platform:fees',
    'platform:vat',
    'platform:tips',
  ] as const) {
    must(books.balance(account) === 0n, `${account} keeps ${books.balance(account)} of a campaign that was given back`);
  }
}

/** A part was paid out before it was called off: each backer has the same part of their pledge back, and no tip. */
function checkUnpaidBack({ provider, books, campaign, refunds, ...house }: House): void {
  if (refunds.some(({ state }) => state === 'failed')) return;
  must(campaign.state === 'cancelled', `a campaign of which a part was paid is ${campaign.state}`);
  const amounts = [...provider.intents.values()].flatMap(({ itemId, charged, refunded }) => {
    const item = house.items.get(itemId);
    return charged > 0 && item ? [{ itemId, amount: item.amount, refunded }] : [];
  });
  const whole = amounts.reduce((all, { amount }) => all + amount, 0n);
  const back = amounts.reduce((all, { refunded }) => all + refunded, 0n);
  for (const { itemId, amount, refunded } of amounts) {
    const gap = refunded * whole - amount * back;
    must(
      (gap < 0n ? -gap : gap) <= 2n * whole,
      `7: ${itemId} got ${refunded} of ${amount}, all together ${back} of ${whole}`,
    );
  }
  const [funds, due] = [`campaign:${campaign.id}:funds`, `campaign:${campaign.id}:fees_due`] as const;
  must(books.balance(due) === 0n, `${due} keeps ${books.balance(due)}`);
  must(books.balance(funds) === 0n || back === whole, `7: ${books.balance(funds)} are unpaid and did not go back`);
}

/** What could be paid out was. */
function checkPaidOut({ campaign, books, recipient, break: gap, payouts }: House): void {
  const left = books.balance(`campaign:${campaign.id}:funds`) + books.balance(`campaign:${campaign.id}:fees_due`);
  const refused = payouts.some(({ state }) => state === 'failed');
  const mayBePaid =
    ['successful', 'delivering'].includes(campaign.state) && recipient.state === 'active' && gap.state !== 'open';
  must(!mayBePaid || refused || left <= 0n, `${left} of a ${campaign.state} campaign were not paid out`);
}
