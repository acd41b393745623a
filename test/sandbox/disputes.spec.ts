// Guarantee: disputes and inquiries go Stripe's ways, and each step moves the money that it moves there and no other.
import type Stripe from 'stripe';
import { failure, openSandbox, type Opened, pay, until } from './open-sandbox.js';

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

type Lines = Record<string, number>;
const eur = async () =>
  (await opened.control<{ currencies: { eur: Lines } }>('GET', 'books')).currencies.eur as Required<Lines>;
const statusOf = async (id: string) => (await stripe.disputes.retrieve(id)).status;

async function dispute(about: object = {}, amount = 10_000) {
  const { id, latest_charge } = await pay(stripe, amount, { capture_method: 'automatic' });
  const made = await opened.control<{ id: string; status: string }>('POST', 'disputes', {
    charge: latest_charge,
    ...about,
  });
  return { ...made, intent: id, charge: latest_charge as string };
}

async function eventsOf(id: string): Promise<string[]> {
  const events = (await stripe.events.list({ limit: 100 })).data;
  return events
    .filter((event) => (event.data.object as { id?: string }).id === id)
    .map((event) => event.type.replace('charge.dispute.', ''))
    .reverse();
}

it.each([
  ['winning_evidence', 'won', 10_000, ['funds_reinstated', 'closed']],
  ['losing_evidence', 'lost', 0, ['closed']],
])('reviews evidence, and decides by %s', async (uncategorized_text, outcome, back, last) => {
  const { id } = await dispute();
  const staged = await stripe.disputes.update(id, { evidence: { customer_name: 'A' }, submit: false });
  expect(staged).toMatchObject({
    status: 'needs_response',
    evidence_details: { has_evidence: true, submission_count: 0 },
  });
  expect(await stripe.disputes.update(id, { evidence: { uncategorized_text } })).toMatchObject({
    status: 'under_review',
    evidence: { customer_name: 'A' },
    evidence_details: { submission_count: 1, submission_method: 'manual' },
  });
  await until(async () => (await statusOf(id)) === outcome);
  expect(await eur()).toMatchObject({ disputes: -10_000, disputes_won: back, dispute_fees: -2000 });
  expect(await eventsOf(id)).toEqual(['created', 'funds_withdrawn', 'updated', 'updated', ...last]);
  expect(await failure(stripe.disputes.update(id, { evidence: { customer_name: 'B' } }))).toMatchObject({
    statusCode: 400,
  });
});

it('withdraws what is disputed, and books it in two balance transactions when it is won', async () => {
  const { id, charge, intent } = await dispute({ amount: 4000, reason: 'product_not_received' });
  expect(await failure(stripe.refunds.create({ payment_intent: intent, amount: 1 }))).toMatchObject({
    code: 'charge_disputed',
  });
  await opened.control('POST', `disputes/${id}`, { outcome: 'under_review' });
  await opened.control('POST', `disputes/${id}`, { outcome: 'won' });
  const won = await stripe.disputes.retrieve(id);
  expect(won).toMatchObject({ amount: 4000, reason: 'product_not_received', status: 'won' });
  expect(won.balance_transactions).toMatchObject([
    { type: 'adjustment', reporting_category: 'dispute', amount: -4000, fee: 2000, net: -6000, source: id },
    { type: 'adjustment', reporting_category: 'dispute_reversal', amount: 4000, fee: 0, net: 4000 },
  ]);
  await stripe.refunds.create({ charge });
  expect(await failure(stripe.refunds.create({ charge }))).toMatchObject({ code: 'charge_already_refunded' });
});

it('is lost when it is closed, or not answered in time', async () => {
  const given = await dispute();
  expect(await stripe.disputes.close(given.id)).toMatchObject({ status: 'lost' });
  expect(await failure(stripe.disputes.close(given.id))).toMatchObject({ statusCode: 400 });
  const { id, charge } = await dispute();
  await opened.advance(19.9);
  expect(await statusOf(id)).toBe('needs_response');
  await opened.advance(0.2);
  expect(await stripe.disputes.retrieve(id)).toMatchObject({ status: 'lost', evidence_details: { past_due: true } });
  expect(await failure(stripe.refunds.create({ charge }))).toMatchObject({ code: 'charge_disputed' });
});

it('opens one dispute of a charge at a time, and never of more than was paid', async () => {
  const { charge } = await dispute();
  expect(await opened.control('POST', 'disputes', { charge })).toMatchObject({ error: { code: 'charge_disputed' } });
  const { latest_charge } = await pay(stripe, 1000);
  expect(await opened.control('POST', 'disputes', { charge: latest_charge, amount: 1001 })).toMatchObject({
    error: { param: 'amount' },
  });
});

it('lets a bank dispute what has been refunded', async () => {
  const { id, latest_charge } = await pay(stripe, 1000);
  await stripe.refunds.create({ payment_intent: id });
  expect(await opened.control('POST', 'disputes', { charge: latest_charge })).toMatchObject({ amount: 1000 });
  expect(await eur()).toMatchObject({ charges: 1000, refunds: -1000, disputes: -1000 });
});

it('reviews an inquiry and closes it without moving money', async () => {
  const { id, intent } = await dispute({ inquiry: true });
  expect(await stripe.disputes.update(id, { evidence: { customer_name: 'A' } })).toMatchObject({
    status: 'warning_under_review',
    is_charge_refundable: true,
  });
  await stripe.refunds.create({ payment_intent: intent, amount: 100 });
  await opened.control('POST', `disputes/${id}`, { outcome: 'warning_closed' });
  expect(await eventsOf(id)).toEqual(['created', 'updated', 'closed']);
  expect(await eur()).toMatchObject({ disputes: 0, dispute_fees: 0 });
  expect(await opened.control('POST', `disputes/${id}`, { outcome: 'escalated' })).toMatchObject({ error: {} });
});

it('closes an inquiry when everything is refunded, and by itself after 120 days', async () => {
  const refunded = await dispute({ inquiry: true });
  await stripe.refunds.create({ payment_intent: refunded.intent });
  expect(await statusOf(refunded.id)).toBe('warning_closed');
  const { id } = await dispute({ inquiry: true });
  await opened.advance(120.1);
  expect(await statusOf(id)).toBe('warning_closed');
});

it('withdraws the money when an inquiry becomes a dispute', async () => {
  const { id } = await dispute({ inquiry: true });
  await stripe.disputes.update(id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } });
  await until(async () => (await statusOf(id)) === 'needs_response');
  expect(await eventsOf(id)).toEqual(['created', 'updated', 'updated', 'funds_withdrawn']);
  expect(await stripe.disputes.retrieve(id)).toMatchObject({
    is_charge_refundable: false,
    payment_method_details: { card: { case_type: 'chargeback' } },
  });
  expect(await eur()).toMatchObject({ disputes: -10_000, dispute_fees: -2000 });
});
