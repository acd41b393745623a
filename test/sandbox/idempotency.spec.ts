// Guarantee: one idempotency key has one effect and one answer for 24 virtual hours, as Stripe keeps them.
import type Stripe from 'stripe';
import { failure, openSandbox, type Opened } from './open-sandbox.js';

let opened: Opened;
let stripe: Stripe;
const card = { payment_method: 'pm_card_visa', allowed_payment_method_types: ['card' as const], confirm: true };

beforeAll(async () => {
  opened = await openSandbox();
  stripe = opened.stripe;
});
beforeEach(() => opened.control('DELETE', 'faults'));
afterAll(() => opened.sandbox.close());

const intents = async () => (await stripe.paymentIntents.list({ limit: 100 })).data.length;

it('replays the answer to the same parameters', async () => {
  const before = await intents();
  const make = () => stripe.paymentIntents.create({ amount: 1000, currency: 'eur', ...card }, { idempotencyKey: 'a' });
  const [first, second] = [await make(), await make()];
  expect(second.id).toBe(first.id);
  expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
  expect(second.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
  expect(await intents()).toBe(before + 1);
});

it('refuses other parameters and other endpoints with the same key', async () => {
  await stripe.customers.create({ name: 'A' }, { idempotencyKey: 'b' });
  const others = [
    stripe.customers.create({ name: 'B' }, { idempotencyKey: 'b' }),
    stripe.refunds.create({ charge: 'ch_1' }, { idempotencyKey: 'b' }),
  ];
  for (const other of others)
    expect(await failure(other)).toMatchObject({ statusCode: 400, type: 'StripeIdempotencyError' });
});

it('replays a decline, and does not charge the card again', async () => {
  const { id } = await stripe.paymentIntents.create({
    amount: 1000,
    currency: 'eur',
    allowed_payment_method_types: ['card'],
  });
  const confirm = () =>
    stripe.paymentIntents.confirm(
      id,
      { payment_method: 'pm_card_sandbox_decline_1_insufficient_funds' },
      { idempotencyKey: 'c' },
    );
  expect(await failure(confirm())).toMatchObject({
    statusCode: 402,
    headers: expect.not.objectContaining({ 'idempotent-replayed': 'true' }),
  });
  expect(await failure(confirm())).toMatchObject({
    statusCode: 402,
    headers: expect.objectContaining({ 'idempotent-replayed': 'true' }),
  });
  expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(1);
});

it('replays a 500 that came after the effect', async () => {
  const before = await intents();
  await opened.control('POST', 'faults', {
    rules: [{ kind: 'error_after_commit', match: { path: 'payment_intents$', count: 1 } }],
  });
  const make = () => stripe.paymentIntents.create({ amount: 1000, currency: 'eur', ...card }, { idempotencyKey: 'd' });
  expect(await failure(make())).toMatchObject({ statusCode: 500 });
  expect(await failure(make())).toMatchObject({
    statusCode: 500,
    headers: expect.objectContaining({ 'idempotent-replayed': 'true' }),
  });
  expect(await intents()).toBe(before + 1);
});

it('replays the refusal of the execution, but not that of a parameter', async () => {
  const poor = () => stripe.payouts.create({ amount: 1000, currency: 'eur' }, { idempotencyKey: 'e' });
  expect(await failure(poor())).toMatchObject({ code: 'balance_insufficient' });
  await stripe.topups.create({ amount: 5000, currency: 'eur' });
  expect(await failure(poor())).toMatchObject({ code: 'balance_insufficient' });
  const wrong = stripe.payouts.create({ amount: -1, currency: 'eur' }, { idempotencyKey: 'f' });
  expect(await failure(wrong)).toMatchObject({ code: 'parameter_invalid_integer' });
  expect(await stripe.payouts.create({ amount: 1000, currency: 'eur' }, { idempotencyKey: 'f' })).toMatchObject({
    amount: 1000,
  });
});

it('answers 409 while the first request with the key is running', async () => {
  await opened.control('POST', 'faults', {
    rules: [{ kind: 'latency', ms: 200, match: { path: 'customers', count: 1 } }],
  });
  const make = () => stripe.customers.create({ name: 'A' }, { idempotencyKey: 'g' });
  const first = make();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await failure(make())).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  expect((await make().catch(() => first)).id).toBe((await first).id);
});

it('does not keep a 429', async () => {
  await opened.control('POST', 'faults', { rules: [{ kind: 'rate_limit', match: { count: 1, path: '^/v1' } }] });
  const make = () => stripe.customers.create({ name: 'A' }, { idempotencyKey: 'h' });
  expect(await failure(make())).toMatchObject({ statusCode: 429 });
  expect(await make()).toMatchObject({ name: 'A' });
});

it('forgets the key after 24 virtual hours', async () => {
  const make = () => stripe.customers.create({ name: 'A' }, { idempotencyKey: 'i' });
  const first = await make();
  await opened.advance(0.99);
  expect((await make()).id).toBe(first.id);
  await opened.advance(0.02);
  expect((await make()).id).not.toBe(first.id);
});
