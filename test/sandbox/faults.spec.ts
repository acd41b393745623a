// Guarantee: each kind of fault strikes where its rule says, before or after the effect, and the same seed gives the same faults.
import type Stripe from 'stripe';
import { failure, openSandbox, type Opened } from './open-sandbox.js';

let opened: Opened;
let stripe: Stripe;
beforeEach(async () => {
  opened = await openSandbox();
  stripe = opened.stripe;
});
afterEach(() => opened.sandbox.close());

const rule = (kind: string, more: object = {}) =>
  opened.control('POST', 'faults', { rules: [{ kind, match: { method: 'POST', path: '/customers$' }, ...more }] });
const customers = async () => (await stripe.customers.list({ limit: 100 })).data.length;
const make = (idempotencyKey = 'k') => stripe.customers.create({ name: 'A' }, { idempotencyKey });

it('latency: answers later', async () => {
  await rule('latency', { ms: 150 });
  const start = Date.now();
  await make();
  expect(Date.now() - start).toBeGreaterThanOrEqual(145);
});

it('rate_limit: 429 with Retry-After', async () => {
  await rule('rate_limit', { ms: 2500 });
  expect(await failure(make())).toMatchObject({
    statusCode: 429,
    headers: { 'retry-after': '3', 'stripe-should-retry': 'false' },
  });
  expect(await customers()).toBe(0);
});

it('error_before_commit: 500 without an effect, and the key stays free', async () => {
  await rule('error_before_commit', { match: { path: 'customers$', method: 'POST', count: 1 } });
  expect(await failure(make())).toMatchObject({ statusCode: 500 });
  expect(await customers()).toBe(0);
  expect(await make()).toMatchObject({ name: 'A' });
});

it('error_before_commit with saved: the 500 is replayed', async () => {
  await rule('error_before_commit', { saved: true, match: { path: 'customers$', method: 'POST', count: 1 } });
  expect(await failure(make())).toMatchObject({ statusCode: 500 });
  expect(await failure(make())).toMatchObject({ statusCode: 500 });
  expect(await make('other')).toMatchObject({ name: 'A' });
});

it('error_after_commit: 500 with the effect', async () => {
  await rule('error_after_commit');
  expect(await failure(make())).toMatchObject({ statusCode: 500 });
  expect(await customers()).toBe(1);
});

it('cut_before_commit: no answer, no effect, and the same key works later', async () => {
  await rule('cut_before_commit', { match: { path: 'customers$', method: 'POST', count: 2 } });
  expect(await failure(make())).toMatchObject({ type: 'StripeConnectionError' });
  expect(await customers()).toBe(0);
  await make();
  expect(await customers()).toBe(1);
});

it('cut_after_commit: no answer, but the effect, and the same key tells it', async () => {
  await rule('cut_after_commit', { match: { path: 'customers$', method: 'POST', count: 2 } });
  expect(await failure(make())).toMatchObject({ type: 'StripeConnectionError' });
  expect(await customers()).toBe(1);
  expect((await make()).lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(await customers()).toBe(1);
});

it('body_cut_after_commit: half an answer, once, and the effect', async () => {
  await rule('body_cut_after_commit', { match: { path: 'customers$', method: 'POST', count: 1 } });
  expect(await failure(make())).toMatchObject({ type: 'StripeConnectionError' });
  expect(await customers()).toBe(1);
});

it.each([
  ['hang', 0],
  ['hang_after_commit', 1],
])('%s: the client gives up, and the effects are %i', async (kind, effects) => {
  await rule(kind);
  const call = stripe.customers.create({ name: 'A' }, { idempotencyKey: 'k', timeout: 150, maxNetworkRetries: 0 });
  expect(await failure(call)).toMatchObject({ type: 'StripeConnectionError' });
  expect(await customers()).toBe(effects);
  await opened.control('DELETE', 'faults');
  await make();
  expect(await customers()).toBe(1);
});

it('counts what matched and what it struck', async () => {
  await rule('error_before_commit', { match: { path: 'customers$', method: 'POST', after: 2, count: 1 } });
  const outcomes = [];
  for (let at = 0; at < 4; at += 1)
    outcomes.push(
      await make(`n${at}`).then(
        () => 200,
        (error: Stripe.errors.StripeError) => error.statusCode,
      ),
    );
  expect(outcomes).toEqual([200, 200, 500, 200]);
  const { rules } = await opened.control<{ rules: object[] }>('GET', 'faults');
  expect(rules).toEqual([expect.objectContaining({ matched: 4, hits: 1 })]);
});

it('repeats itself with the same seed', async () => {
  const outcomes = async (seed: number) => {
    await opened.control('POST', 'faults', {
      seed,
      rules: [{ kind: 'error_before_commit', match: { path: 'balance', probability: 0.5 } }],
    });
    const seen = [];
    for (let at = 0; at < 40; at += 1)
      seen.push(
        await stripe.balance.retrieve().then(
          () => 1,
          () => 0,
        ),
      );
    return seen.join('');
  };
  const first = await outcomes(7);
  expect(await outcomes(7)).toBe(first);
  expect(await outcomes(8)).not.toBe(first);
});

it('refuses a rule that it does not know', async () => {
  const response = await fetch(`${opened.sandbox.url}/_sandbox/faults`, {
    method: 'POST',
    body: '{"rules":[{"kind":"flood"}]}',
  });
  expect(response.status).toBe(400);
});
