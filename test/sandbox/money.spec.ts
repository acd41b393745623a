// Guarantee: the books balance after every kind of movement, and no balance comes out of thin air.
import type Stripe from 'stripe';
import { failure, openSandbox, type Opened, pay, recipient, until } from './open-sandbox.js';

interface Lines extends Record<string, number> {
  available: number;
  pending: number;
}
interface Books {
  balanced: boolean;
  violations: string[];
  currencies: Record<string, Lines>;
  accounts: Record<string, Record<string, Lines>>;
  payment_intents?: Record<string, unknown>[];
}

let opened: Opened;
let stripe: Stripe;
beforeEach(async () => {
  opened = await openSandbox();
  stripe = opened.stripe;
  await opened.control('POST', 'settings', { balance_transaction_delay_ms: 0 });
});
afterEach(async () => {
  expect(await books()).toMatchObject({ balanced: true, violations: [] });
  await opened.sandbox.close();
});

const books = (query = '') => opened.control<Books>('GET', `books${query}`);
const eur = async () => (await books()).currencies.eur!;
const settled = (more: Partial<Stripe.PaymentIntentCreateParams> = {}, amount = 10_000) =>
  pay(stripe, amount, { capture_method: 'automatic', ...more });

it.each([
  ['eur', 10_000, 175],
  ['eur', 333, 30],
  ['usd', 10_000, 320],
  ['jpy', 999, 36],
  ['kwd', 10_000, 390],
])('takes the fee of %s on %i: %i', async (currency, amount, fee) => {
  const paid = await settled({ currency, expand: ['latest_charge.balance_transaction'] }, amount);
  const { balance_transaction } = paid.latest_charge as Stripe.Charge;
  expect(balance_transaction).toMatchObject({
    amount,
    fee,
    net: amount - fee,
    fee_details: [{ amount: fee, currency }],
  });
});

it('makes a charge available after two virtual days, and a bypassing card’s at once', async () => {
  await settled();
  expect(await eur()).toMatchObject({ charges: 10_000, fees: -175, pending: 9825, available: 0 });
  await opened.advance(1.9);
  expect(await eur()).toMatchObject({ pending: 9825, available: 0 });
  await opened.advance(0.2);
  expect(await eur()).toMatchObject({ pending: 0, available: 9825 });
  await settled({ payment_method: 'pm_card_bypassPending' });
  expect(await eur()).toMatchObject({ pending: 0, available: 19_650 });
});

it('gives back twice the same part, but never more than was paid, and keeps the fee', async () => {
  const { id } = await settled();
  await stripe.refunds.create({ payment_intent: id, amount: 4000 });
  await stripe.refunds.create({ payment_intent: id, amount: 4000 });
  expect(await failure(stripe.refunds.create({ payment_intent: id, amount: 4000 }))).toMatchObject({
    statusCode: 400,
    param: 'amount',
  });
  await stripe.refunds.create({ payment_intent: id });
  expect(await failure(stripe.refunds.create({ payment_intent: id }))).toMatchObject({
    code: 'charge_already_refunded',
  });
  expect(await eur()).toMatchObject({ charges: 10_000, refunds: -10_000, fees: -175, pending: -175, available: 0 });
  const { latest_charge } = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
  expect(latest_charge).toMatchObject({ refunded: true, amount_refunded: 10_000 });
});

it('lets a refund be pending, and lets one fail', async () => {
  const pending = await stripe.refunds.create({
    payment_intent: (await settled({ payment_method: 'pm_card_pendingRefund' })).id,
  });
  const failing = await stripe.refunds.create({
    payment_intent: (await settled({ payment_method: 'pm_card_refundFail' })).id,
  });
  expect([pending.status, failing.status]).toEqual(['pending', 'succeeded']);
  await opened.advance(1);
  expect((await stripe.refunds.retrieve(pending.id)).status).toBe('succeeded');
  expect(await stripe.refunds.retrieve(failing.id, { expand: ['failure_balance_transaction'] })).toMatchObject({
    status: 'failed',
    failure_balance_transaction: { type: 'refund_failure', amount: 10_000 },
  });
  expect(await eur()).toMatchObject({ refunds: -20_000, refund_failures: 10_000 });
  const types = (await stripe.events.list({ types: ['refund.updated', 'refund.failed'] })).data.map(
    (event) => event.type,
  );
  expect(types).toEqual(['refund.failed', 'refund.updated', 'refund.updated']);
});

it('transfers only what is available, and only to who may receive', async () => {
  const restricted = await stripe.v2.core.accounts.create({ configuration: { recipient: {} } });
  const destination = await recipient(opened);
  await settled();
  const transfer = (to: string, amount: number) =>
    stripe.transfers.create({ amount, currency: 'eur', destination: to, transfer_group: 'campaign_1' });
  expect(await failure(transfer(destination, 1000))).toMatchObject({ statusCode: 400, code: 'balance_insufficient' });
  await opened.advance(2.1);
  expect(await failure(transfer(restricted.id, 1000))).toMatchObject({
    code: 'insufficient_capabilities_for_transfer',
  });
  expect(await failure(transfer(destination, 9826))).toMatchObject({ code: 'balance_insufficient' });
  const made = await transfer(destination, 9825);
  expect((await stripe.transfers.list({ transfer_group: 'campaign_1' })).data.map(({ id }) => id)).toEqual([made.id]);
  const { accounts } = await books();
  expect([accounts.platform!.eur!.available, accounts[destination]!.eur!.available]).toEqual([0, 9825]);
});

it('reverses as far as the connected balance goes', async () => {
  const destination = await recipient(opened);
  await stripe.topups.create({ amount: 5000, currency: 'eur' });
  const { id } = await stripe.transfers.create({ amount: 5000, currency: 'eur', destination });
  await stripe.transfers.createReversal(id, { amount: 2000 });
  expect(await failure(stripe.transfers.createReversal(id, { amount: 4000 }))).toMatchObject({ param: 'amount' });
  await opened.advance(1.1);
  expect(await failure(stripe.transfers.createReversal(id))).toMatchObject({ code: 'balance_insufficient' });
  expect(await stripe.transfers.retrieve(id)).toMatchObject({
    amount_reversed: 2000,
    reversed: false,
    reversals: { data: [{ amount: 2000 }] },
  });
  expect(await eur()).toMatchObject({ transfers: -5000, reversals: 2000, available: 2000 });
});

it.each([
  ['kwd', 10_000, 5],
  ['isk', 800_000, 50],
])('moves %s in steps only, in whichever direction', async (currency, amount, less) => {
  const destination = await recipient(opened);
  await stripe.topups.create({ amount, currency });
  const wrong = { code: 'parameter_invalid_integer', param: 'amount' };
  const half = amount / 2;
  expect(await failure(stripe.transfers.create({ amount: half - less, currency, destination }))).toMatchObject(wrong);
  const { id } = await stripe.transfers.create({ amount: half, currency, destination });
  expect(await failure(stripe.transfers.createReversal(id, { amount: half - less }))).toMatchObject(wrong);
  const paid = await settled({ currency }, amount);
  const refund = (back: number) => stripe.refunds.create({ payment_intent: paid.id, amount: back });
  expect(await failure(refund(half - less))).toMatchObject(wrong);
  expect(await refund(half)).toMatchObject({ status: 'succeeded' });
});

it('pays connected accounts out by itself, and the platform only when told', async () => {
  const destination = await recipient(opened);
  const connected = { stripeAccount: destination };
  await stripe.topups.create({ amount: 5000, currency: 'eur' });
  await stripe.transfers.create({ amount: 3000, currency: 'eur', destination });
  await opened.advance(1.01);
  const [payout] = (await stripe.payouts.list({}, connected)).data;
  expect(payout).toMatchObject({ amount: 3000, automatic: true, status: 'pending' });
  await opened.advance(1);
  expect(await stripe.payouts.retrieve(payout!.id, {}, connected)).toMatchObject({ status: 'paid' });
  expect((await stripe.balance.retrieve({}, connected)).available).toMatchObject([{ amount: 0, currency: 'eur' }]);
  const types = (await stripe.balanceTransactions.list({ payout: payout!.id }, connected)).data.map(({ type }) => type);
  expect(types).toEqual(['payout', 'payment']);
  expect((await stripe.payouts.list()).data).toEqual([]);
  expect(await failure(stripe.payouts.create({ amount: 2001, currency: 'eur' }))).toMatchObject({
    code: 'balance_insufficient',
  });
  expect(await stripe.payouts.create({ amount: 2000, currency: 'eur' })).toMatchObject({ automatic: false });
});

it('withdraws a disputed amount with its fee, and gives it back when the dispute is won', async () => {
  const { id, latest_charge } = await settled();
  const dispute = await opened.control('POST', 'disputes', { charge: latest_charge });
  expect(await eur()).toMatchObject({ disputes: -10_000, dispute_fees: -2000 });
  expect(await failure(stripe.refunds.create({ payment_intent: id }))).toMatchObject({ code: 'charge_disputed' });
  await opened.control('POST', `disputes/${dispute.id}`, { outcome: 'won' });
  expect(await eur()).toMatchObject({ disputes: -10_000, disputes_won: 10_000, charge_fees: -175, fees: -2175 });
  const types = (await stripe.events.list({ limit: 100 })).data
    .map((event) => event.type)
    .filter((type) => type.startsWith('charge.dispute'));
  expect(types.reverse()).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.funds_reinstated',
    'charge.dispute.closed',
  ]);
});

it('moves nothing for an inquiry until it escalates', async () => {
  const { latest_charge } = await settled();
  const inquiry = await opened.control('POST', 'disputes', { charge: latest_charge, inquiry: true });
  expect(await eur()).toMatchObject({ disputes: 0 });
  await opened.control('POST', `disputes/${inquiry.id}`, { outcome: 'escalated' });
  expect(await eur()).toMatchObject({ disputes: -10_000 });
});

it('opens a dispute by itself for the disputing card', async () => {
  await settled({ payment_method: 'pm_card_createDispute' });
  await until(async () => (await stripe.disputes.list()).data.length === 1);
  expect(await eur()).toMatchObject({ disputes: -10_000 });
});

it('lists what each payment intent came to', async () => {
  const paid = await settled({ transfer_group: 'campaign_1', metadata: { item: '7' } });
  await settled({ transfer_group: 'campaign_2' });
  await failure(settled({ transfer_group: 'campaign_1', payment_method: 'pm_card_chargeDeclined' }));
  await stripe.refunds.create({ payment_intent: paid.id, amount: 100 });
  expect((await books('?transfer_group=campaign_1')).payment_intents).toMatchObject([
    { id: paid.id, metadata: { item: '7' }, charged: 10_000, refunded: 100, fee: 175, succeeded_charges: 1 },
    { status: 'requires_payment_method', charged: 0, charges: 1, succeeded_charges: 0 },
  ]);
  expect((await books('?payment_intents=true')).payment_intents).toHaveLength(3);
});
