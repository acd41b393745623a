// Guarantee: a SEPA direct debit needs a mandate, is processing for days of the virtual clock, and ends as its IBAN says.
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

const debit = { allowed_payment_method_types: ['sepa_debit' as const] };
const billing_details = { name: 'A', email: 'a@example.org' };
const mandate_data = {
  customer_acceptance: { type: 'online' as const, online: { ip_address: '127.0.0.1', user_agent: 'test' } },
};

async function account(iban: string) {
  return stripe.paymentMethods.create({ type: 'sepa_debit', sepa_debit: { iban }, billing_details });
}

/** A bank account that is saved with its mandate, as a pledge does it. */
async function save(iban: string) {
  const customer = (await stripe.customers.create()).id;
  const { id } = await stripe.setupIntents.create({ customer, ...debit });
  const intent = await stripe.setupIntents.confirm(id, { payment_method: (await account(iban)).id, mandate_data });
  expect(intent.status).toBe('succeeded');
  return { customer, payment_method: intent.payment_method as string, mandate: intent.mandate as string };
}

const order = ({ customer, payment_method }: { customer: string; payment_method: string }) =>
  pay(stripe, 10_000, { customer, payment_method, off_session: true, ...debit });
const eur = async () =>
  (await opened.control<{ currencies: { eur?: Record<string, number> } }>('GET', 'books')).currencies.eur;

it('saves an account with a mandate and debits it days later', async () => {
  const saved = await save('DE89 3704 0044 0532 0130 00');
  expect(await stripe.mandates.retrieve(saved.mandate)).toMatchObject({
    status: 'active',
    type: 'multi_use',
    payment_method: saved.payment_method,
    customer_acceptance: { type: 'online', online: { ip_address: '127.0.0.1' } },
  });
  const { id, status, latest_charge } = await order(saved);
  expect(status).toBe('processing');
  expect(await stripe.charges.retrieve(latest_charge as string)).toMatchObject({
    status: 'pending',
    paid: false,
    payment_method_details: { type: 'sepa_debit', sepa_debit: { last4: '3000', mandate: saved.mandate } },
  });
  for (const call of [stripe.paymentIntents.cancel(id), stripe.paymentIntents.confirm(id)])
    expect(await failure(call)).toMatchObject({ code: 'payment_intent_unexpected_state' });
  expect(await eur()).toBeUndefined();
  await opened.advance(4.9);
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('processing');
  await opened.advance(0.2);
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded', amount_received: 10_000 });
  await until(async () => (await eur())?.charges === 10_000);
  expect(await eur()).toMatchObject({ charges: 10_000, fees: -35 });
  const types = (await stripe.events.list({ limit: 100 })).data.map((event) => event.type).reverse();
  expect(types.filter((type) => /^charge|^payment_intent/.test(type))).toEqual([
    'payment_intent.created',
    'charge.pending',
    'payment_intent.processing',
    'charge.succeeded',
    'payment_intent.succeeded',
    'charge.updated',
  ]);
});

it.each([
  ['DE62370400440532013001', 5.1, 'payment_intent_payment_attempt_failed'],
  ['AT051904300235473205', 14.1, 'payment_intent_payment_attempt_failed'],
  ['DE65370400440002222227', 5.1, 'insufficient_funds'],
])('%s fails after %d days: %s', async (iban, days, code) => {
  const saved = await save(iban);
  const { id } = await order(saved);
  await opened.advance(days - 0.2);
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('processing');
  await opened.advance(0.2);
  expect(await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })).toMatchObject({
    status: 'requires_payment_method',
    amount_received: 0,
    last_payment_error: { code, payment_method: { id: saved.payment_method } },
    latest_charge: { status: 'failed', paid: false },
  });
  expect(await eur()).toBeUndefined();
});

it('loses a disputed debit for good', async () => {
  const { id } = await order(await save('DE35370400440532013002'));
  await opened.advance(5.1);
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded');
  await until(async () => (await stripe.disputes.list({ payment_intent: id })).data.length === 1);
  expect((await stripe.disputes.list({ payment_intent: id })).data).toMatchObject([{ status: 'lost', amount: 10_000 }]);
  expect(await eur()).toMatchObject({ disputes: -10_000, dispute_fees: -750 });
});

it('gives a debit back', async () => {
  const { id } = await order(await save('DE89370400440532013000'));
  expect(await failure(stripe.refunds.create({ payment_intent: id }))).toMatchObject({ statusCode: 400 });
  await opened.advance(5.1);
  const refund = await stripe.refunds.create({ payment_intent: id, expand: ['balance_transaction'] });
  expect(refund).toMatchObject({ status: 'succeeded', balance_transaction: { type: 'payment_refund' } });
});

it('wants a mandate, an account holder, euros, and an IBAN that it knows', async () => {
  const unsigned = (await account('DE89370400440532013000')).id;
  expect(await failure(pay(stripe, 1000, { payment_method: unsigned, ...debit }))).toMatchObject({
    code: 'payment_intent_mandate_invalid',
  });
  const signed = { payment_method: unsigned, mandate_data, ...debit };
  expect(await failure(pay(stripe, 1000, { ...signed, currency: 'usd' }))).toMatchObject({ param: 'currency' });
  expect(await failure(pay(stripe, 1000, { payment_method: unsigned }))).toMatchObject({
    code: 'payment_method_unsupported_type',
  });
  expect(await failure(account('DE89370400440532013009'))).toMatchObject({ code: 'invalid_bank_account_iban' });
  const nobody = stripe.paymentMethods.create({ type: 'sepa_debit', sepa_debit: { iban: 'DE89370400440532013000' } });
  expect(await failure(nobody)).toMatchObject({ code: 'parameter_missing', param: 'billing_details[name]' });
  expect((await pay(stripe, 1000, { ...signed, payment_method: 'pm_success_de' })).status).toBe('processing');
});

it('ends the mandate of an account that is given back', async () => {
  const { mandate, payment_method } = await save('DE89370400440532013000');
  await stripe.paymentMethods.detach(payment_method);
  expect(await stripe.mandates.retrieve(mandate)).toMatchObject({ status: 'inactive' });
});
