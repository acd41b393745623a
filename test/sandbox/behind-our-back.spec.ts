// Guarantee: what people do at Stripe's dashboard and what banks decide later happens here too, and the books balance.
import type Stripe from 'stripe';
import { failure, openSandbox, type Opened, pay, recipient } from './open-sandbox.js';

type Lines = Record<string, number>;
let opened: Opened;
let stripe: Stripe;
beforeEach(async () => {
  opened = await openSandbox();
  stripe = opened.stripe;
});
afterEach(async () => {
  expect(await opened.control('GET', 'books')).toMatchObject({ balanced: true, violations: [] });
  await opened.sandbox.close();
});

const eur = async (account = 'platform') =>
  (await opened.control<{ accounts: Record<string, { eur: Lines }> }>('GET', 'books')).accounts[account]!.eur;
const settled = (more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  pay(stripe, 10_000, { capture_method: 'automatic', ...more });

it('refunds at the dashboard, without metadata and without a request of ours', async () => {
  const { id } = await settled();
  expect(await opened.control('POST', 'refunds', { payment_intent: id, amount: 4000 })).toMatchObject({
    amount: 4000,
    metadata: {},
  });
  const [event] = (await stripe.events.list({ type: 'refund.created' })).data;
  expect(event!.request).toEqual({ id: null, idempotency_key: null });
  expect(await opened.control('POST', 'refunds', { payment_intent: id, amount: 6001 })).toMatchObject({
    error: { param: 'amount' },
  });
  await opened.control('POST', 'refunds', { payment_intent: id });
  expect(await failure(stripe.refunds.create({ payment_intent: id }))).toMatchObject({
    code: 'charge_already_refunded',
  });
});

it('lets a refund fail or be cancelled, once', async () => {
  const { id: pending } = await stripe.refunds.create({
    payment_intent: (await settled({ payment_method: 'pm_card_pendingRefund' })).id,
  });
  expect(await failure(stripe.refunds.cancel(pending))).toMatchObject({ statusCode: 400 });
  await opened.control('POST', `refunds/${pending}`, { outcome: 'canceled' });
  await opened.advance(1);
  expect(await stripe.refunds.retrieve(pending)).toMatchObject({
    status: 'canceled',
    failure_reason: 'merchant_request',
  });
  const { id } = await stripe.refunds.create({ payment_intent: (await settled()).id });
  await opened.control('POST', `refunds/${id}`, { outcome: 'failed' });
  expect(await opened.control('POST', `refunds/${id}`, { outcome: 'failed' })).toMatchObject({ error: {} });
  expect(await eur()).toMatchObject({ refunds: -20_000, refund_failures: 20_000 });
});

it('transfers and reverses at the dashboard, and shows the connected account its refund', async () => {
  const destination = await recipient(opened);
  await stripe.topups.create({ amount: 5000, currency: 'eur' });
  const { id } = await opened.control('POST', 'transfers', { amount: 3000, currency: 'eur', destination });
  await opened.control('POST', `transfers/${id}/reversals`, { amount: 1000 });
  const transfer = await stripe.transfers.retrieve(id!);
  expect(transfer).toMatchObject({ amount_reversed: 1000, metadata: {}, transfer_group: null });
  const [reversal] = transfer.reversals.data;
  expect(await stripe.transfers.updateReversal(id!, reversal!.id, { metadata: { a: '1' } })).toMatchObject({
    metadata: { a: '1' },
  });
  const connected = { stripeAccount: destination };
  const refund = await stripe.refunds.retrieve(reversal!.destination_payment_refund as string, {}, connected);
  expect(refund).toMatchObject({ amount: 1000, charge: transfer.destination_payment, transfer_reversal: reversal!.id });
  const payment = await stripe.charges.retrieve(transfer.destination_payment as string, {}, connected);
  expect(payment).toMatchObject({ amount_refunded: 1000, refunded: false });
  expect([await eur(), await eur(destination)]).toMatchObject([{ available: 3000 }, { available: 2000 }]);
});

it('sends a payout back, also when it counted as paid, and does not repeat it', async () => {
  const destination = await recipient(opened);
  const connected = { stripeAccount: destination };
  await stripe.topups.create({ amount: 5000, currency: 'eur' });
  await stripe.transfers.create({ amount: 3000, currency: 'eur', destination });
  await opened.advance(2.1);
  const [{ id, status }] = (await stripe.payouts.list({}, connected)).data as [Stripe.Payout];
  expect(status).toBe('paid');
  await opened.control('POST', `payouts/${id}`, { outcome: 'failed', failure_code: 'account_closed' });
  expect(await stripe.payouts.retrieve(id, { expand: ['failure_balance_transaction'] }, connected)).toMatchObject({
    status: 'failed',
    failure_code: 'account_closed',
    failure_balance_transaction: { type: 'payout_failure', amount: 3000 },
  });
  await opened.advance(5);
  expect(await eur(destination)).toMatchObject({ available: 3000, payouts: 0 });
  expect(await opened.control('POST', `payouts/${id}`, { outcome: 'failed' })).toMatchObject({ error: {} });
  const events = await stripe.events.list({ type: 'payout.failed' }, connected);
  expect(events.data).toHaveLength(1);
});

it('lets a top-up be on its way, arrive, fail, or be cancelled', async () => {
  await opened.control('POST', 'settings', { topup_days: 3 });
  const topup = () => stripe.topups.create({ amount: 1000, currency: 'eur' });
  const [late, cancelled, failing] = [await topup(), await topup(), await topup()];
  expect(late).toMatchObject({ status: 'pending', balance_transaction: null });
  expect(await stripe.topups.cancel(cancelled.id)).toMatchObject({ status: 'canceled' });
  await opened.control('POST', `topups/${failing.id}`, { outcome: 'failed' });
  await opened.advance(3.1);
  expect(await stripe.topups.list({ status: 'succeeded' })).toMatchObject({ data: [{ id: late.id }] });
  expect(await failure(stripe.topups.cancel(late.id))).toMatchObject({ statusCode: 400 });
  expect(await eur()).toMatchObject({ topups: 1000, available: 1000 });
  await opened.control('POST', `topups/${late.id}`, { outcome: 'failed' });
  expect(await stripe.topups.retrieve(late.id)).toMatchObject({ status: 'reversed' });
  expect(await eur()).toMatchObject({ available: 0 });
});

it('pays out as the balance settings say', async () => {
  const destination = await recipient(opened);
  const connected = { stripeAccount: destination };
  const payouts = (interval: 'manual' | 'daily', least?: number) => ({
    payments: {
      payouts: { schedule: { interval }, minimum_balance_by_currency: least ? { eur: least } : ('' as const) },
    },
  });
  expect((await stripe.balanceSettings.retrieve()).payments.payouts!.schedule).toEqual({ interval: 'manual' });
  await stripe.balanceSettings.update(payouts('manual'), connected);
  await stripe.topups.create({ amount: 5000, currency: 'eur' });
  await stripe.transfers.create({ amount: 3000, currency: 'eur', destination });
  await opened.advance(3);
  expect((await stripe.payouts.list({}, connected)).data).toEqual([]);
  await stripe.balanceSettings.update(payouts('daily', 500), connected);
  await stripe.balanceSettings.update(payouts('daily'));
  await opened.advance(1.1);
  expect((await stripe.payouts.list({}, connected)).data).toMatchObject([{ amount: 2500, automatic: true }]);
  expect((await stripe.payouts.list()).data).toMatchObject([{ amount: 2000, automatic: true }]);
  const weekly = stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: 'weekly' } } } });
  expect(await failure(weekly)).toMatchObject({ statusCode: 400, param: 'payments[payouts][schedule][interval]' });
});
