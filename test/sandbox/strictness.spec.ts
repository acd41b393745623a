// Guarantee: what Stripe refuses is refused here too, with its status, its code and the parameter's name.
import type Stripe from 'stripe';
import { failure, openSandbox, type Opened } from './open-sandbox.js';

let opened: Opened;
let stripe: Stripe;
beforeAll(async () => {
  opened = await openSandbox();
  stripe = opened.stripe;
});
afterAll(() => opened.sandbox.close());

async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${opened.sandbox.url}${path}`, {
    method: 'POST',
    body,
    headers: {
      Authorization: 'Bearer sk_test_x',
      'Content-Type': 'application/x-www-form-urlencoded',
      'Stripe-Version': '2026-10-28.endive',
      ...headers,
    },
  });
  return {
    status: response.status,
    ...((await response.json()) as { error: { code?: string; param?: string; message: string } }),
  };
}

it.each([
  ['amount=1000&currency=eur&colour=red', 'parameter_unknown', 'colour'],
  ['amount=1000&currency=eur&payment_method_types[]=card', 'parameter_unknown', 'payment_method_types'],
  ['amount=1000&currency=eur&transfer_data[destination]=acct_1', 'parameter_unknown', 'transfer_data'],
  [
    'amount=1000&currency=eur&automatic_payment_methods[enable]=true',
    'parameter_unknown',
    'automatic_payment_methods[enable]',
  ],
  ['currency=eur', 'parameter_missing', 'amount'],
  ['amount=1000', 'parameter_missing', 'currency'],
  [
    'amount=1000&currency=eur&automatic_payment_methods[allow_redirects]=never',
    'parameter_missing',
    'automatic_payment_methods[enabled]',
  ],
  ['amount=10.5&currency=eur', 'parameter_invalid_integer', 'amount'],
  ['amount=0&currency=eur', 'parameter_invalid_integer', 'amount'],
  ['amount=-5&currency=eur', 'parameter_invalid_integer', 'amount'],
  ['amount=&currency=eur', 'parameter_invalid_empty', 'amount'],
  ['amount=49&currency=eur', 'amount_too_small', 'amount'],
  ['amount=49&currency=jpy', 'amount_too_small', 'amount'],
  ['amount=17499&currency=huf', 'amount_too_small', 'amount'],
  ['amount=10005&currency=kwd', 'parameter_invalid_integer', 'amount'],
  ['amount=10050&currency=isk', 'parameter_invalid_integer', 'amount'],
  ['amount=100000000&currency=eur', 'amount_too_large', 'amount'],
  ['amount=1000&currency=xyz', undefined, 'currency'],
  ['amount=1000&currency=eur&customer=cus_none', 'resource_missing', 'customer'],
  ['amount=1000&currency=eur&off_session=true', undefined, 'off_session'],
  ['amount=1000&currency=eur&statement_descriptor=TALLY', undefined, 'statement_descriptor'],
  ['amount=1000&currency=eur&statement_descriptor_suffix=1234', undefined, 'statement_descriptor_suffix'],
  ['amount=1000&currency=eur&statement_descriptor_suffix=TOOLS*', undefined, 'statement_descriptor_suffix'],
  ["amount=1000&currency=eur&statement_descriptor_suffix=BAKER'S", undefined, 'statement_descriptor_suffix'],
  [`amount=1000&currency=eur&statement_descriptor_suffix=${'A'.repeat(23)}`, undefined, 'statement_descriptor_suffix'],
  ['amount=1000&currency=eur&confirm=true&payment_method=pm_card_visa', undefined, 'return_url'],
])('refuses a payment intent with %s', async (body, code, param) => {
  expect(await post('/v1/payment_intents', body)).toMatchObject({
    status: 400,
    error: { ...(code && { code }), param },
  });
});

it('refuses payment_method_types on a setup intent', async () => {
  expect(await post('/v1/setup_intents', 'payment_method_types[]=card')).toMatchObject({
    status: 400,
    error: { code: 'parameter_unknown' },
  });
});

it('sends who wants an account of API v1 to v2', async () => {
  const answer = await post('/v1/accounts', 'type=express&country=DE');
  expect(answer.status).toBe(400);
  expect(answer.error.message).toContain('/v2/core/accounts');
});

it('refuses an unknown field in a JSON body of API v2', async () => {
  const answer = await post('/v2/core/accounts', '{"identity":{"nation":"de"}}', {
    'Content-Type': 'application/json',
  });
  expect(answer).toMatchObject({ status: 400, error: { code: 'parameter_unknown', param: 'identity[nation]' } });
});

it.each([
  ['/v1/refunds', 'charge=ch_1&reverse_transfer=true', 'reverse_transfer'],
  ['/v1/refunds', 'charge=ch_1&refund_application_fee=true', 'refund_application_fee'],
  ['/v1/refunds', 'charge=ch_1&reason=expired', 'reason'],
  ['/v1/transfers', 'amount=1&currency=eur&destination=acct_1&source_transaction=ch_1', 'source_transaction'],
  ['/v1/topups', 'amount=1&currency=eur&source=btok_1', 'source'],
  ['/v1/payouts', 'amount=1&currency=eur&method=instant', 'method'],
  ['/v1/disputes/du_1', 'evidence[appeal]=x', 'evidence[appeal]'],
  ['/v1/balance_settings', 'payments[settlement_timing][delay_days_override]=3', 'payments[settlement_timing]'],
  [
    '/v1/payment_intents',
    `amount=100&currency=eur&statement_descriptor_suffix=${'x'.repeat(23)}`,
    'statement_descriptor_suffix',
  ],
  ['/v1/setup_intents', 'single_use[amount]=100', 'single_use'],
])('refuses on %s what it does not model: %s', async (path, body, param) => {
  expect(await post(path, body)).toMatchObject({ status: 400, error: { param } });
});

it('knows payment_method_types until 2026-09-30, and took cards alone before 2023-08-16', async () => {
  const types = 'amount=1000&currency=eur&payment_method_types[]=card';
  const at = (version: string) => ({ 'Stripe-Version': version });
  expect(await post('/v1/payment_intents', types, at('2026-09-30.dahlia'))).toMatchObject({
    error: { code: 'parameter_unknown', param: 'payment_method_types' },
  });
  for (const version of ['2026-08-26.dahlia', '2022-11-15'])
    expect(await post('/v1/payment_intents', types, at(version))).toMatchObject({
      status: 'requires_payment_method',
      payment_method_types: ['card'],
      automatic_payment_methods: null,
    });
  const plain = await post('/v1/setup_intents', '', at('2022-11-15'));
  expect(plain).toMatchObject({ payment_method_types: ['card'], automatic_payment_methods: null });
  expect(await post('/v1/setup_intents', '')).toMatchObject({ automatic_payment_methods: { enabled: true } });
});

it('wants a key, a known address and a known object', async () => {
  expect(await post('/v1/customers', '', { Authorization: '' })).toMatchObject({ status: 401 });
  expect(await post('/v1/customers', '', { Authorization: 'Bearer sk_live_x' })).toMatchObject({ status: 401 });
  expect(await post('/v1/subscriptions', '')).toMatchObject({ status: 404, error: { code: 'resource_missing' } });
  expect(await failure(stripe.customers.retrieve('cus_none'))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    param: 'id',
  });
});

it('takes an empty text as unsetting where that is possible', async () => {
  const { id } = await stripe.customers.create({ name: 'A', description: 'B', metadata: { a: '1', b: '2' } });
  expect(await stripe.customers.update(id, { description: '', metadata: { a: '' } })).toMatchObject({
    name: 'A',
    description: null,
    metadata: { b: '2' },
  });
  expect((await stripe.customers.update(id, { metadata: '' })).metadata).toEqual({});
});

it('limits metadata', async () => {
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`k${at}`, 'v']));
  expect(await failure(stripe.customers.create({ metadata: many }))).toMatchObject({
    statusCode: 400,
    param: 'metadata',
  });
  expect(await failure(stripe.customers.create({ metadata: { ['k'.repeat(41)]: 'v' } }))).toMatchObject({
    statusCode: 400,
  });
  expect(await failure(stripe.customers.create({ metadata: { k: 'v'.repeat(501) } }))).toMatchObject({
    statusCode: 400,
  });
});

it('pages through lists both ways', async () => {
  const email = 'list@example.org';
  const made = [];
  for (let count = 0; count < 7; count += 1) made.push((await stripe.customers.create({ email })).id);
  const newestFirst = made.reverse();
  const ids = (page: { data: { id: string }[] }) => page.data.map(({ id }) => id);
  const first = await stripe.customers.list({ email, limit: 3 });
  expect([ids(first), first.has_more]).toEqual([newestFirst.slice(0, 3), true]);
  const last = await stripe.customers.list({ email, limit: 10, starting_after: newestFirst[4] });
  expect([ids(last), last.has_more]).toEqual([newestFirst.slice(5), false]);
  expect(ids(await stripe.customers.list({ email, limit: 2, ending_before: newestFirst[3] }))).toEqual(
    newestFirst.slice(1, 3),
  );
  expect((await stripe.customers.list({ email, limit: 2 }).autoPagingToArray({ limit: 100 })).length).toBe(7);
  expect((await stripe.customers.list({ email, created: { gt: Math.floor(Date.now() / 1000) + 5 } })).data).toEqual([]);
  expect(await failure(stripe.customers.list({ limit: 101 }))).toMatchObject({ statusCode: 400, param: 'limit' });
});

it('expands what is an id, and nothing else', async () => {
  const { id } = await stripe.customers.create();
  expect(await failure(stripe.customers.retrieve(id, { expand: ['nothing'] }))).toMatchObject({
    statusCode: 400,
    param: 'expand',
  });
  await stripe.setupIntents.create({ customer: id });
  const [intent] = (await stripe.setupIntents.list({ customer: id, expand: ['data.customer'] })).data;
  expect(intent!.customer).toMatchObject({ id, object: 'customer' });
});

it('limits the requests of each endpoint when it is told to', async () => {
  await opened.control('POST', 'settings', { rate_limit: 3 });
  const errors = await Promise.all(
    Array.from({ length: 12 }, () =>
      stripe.balance.retrieve().then(
        () => null,
        (error: Stripe.errors.StripeError) => error,
      ),
    ),
  );
  const limited = errors.filter((error) => error !== null);
  expect(limited.length).toBeGreaterThanOrEqual(6);
  expect(limited[0]).toMatchObject({
    statusCode: 429,
    code: 'rate_limit',
    headers: { 'stripe-should-retry': 'false', 'retry-after': '1' },
  });
  expect(await stripe.customers.list()).toBeDefined();
});
