// Guarantee: a Checkout Session in setup mode saves a card on Stripe's page without scripts, or expires; never both.
import type Stripe from 'stripe';
import { failure, openSandbox, type Opened } from './open-sandbox.js';

let opened: Opened;
let stripe: Stripe;
beforeEach(async () => {
  opened = await openSandbox();
  stripe = opened.stripe;
});
afterEach(() => opened.sandbox.close());

const card = { email: 'a@example.org', name: 'A', number: '4242 4242 4242 4242', expiry: '12 / 40', cvc: '123' };

async function session(more: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const customer = (await stripe.customers.create({ email: 'a@example.org' })).id;
  return stripe.checkout.sessions.create({
    ...{ mode: 'setup', currency: 'eur', customer },
    success_url: 'http://shop.test/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://shop.test/back',
    ...more,
  });
}

function send(url: string, form: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}

const types = async () =>
  (await stripe.events.list({ limit: 100 })).data.map((event) => event.type).filter((type) => /^checkout/.test(type));

it('saves the card and leads back with the session’s id', async () => {
  const { id, url, customer } = await session({ setup_intent_data: { metadata: { pledge: '7' } } });
  expect(await (await fetch(url!)).text()).toContain('name="number"');
  const answer = await send(url!, card);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `http://shop.test/done?session=${id}`]);
  const done = await stripe.checkout.sessions.retrieve(id, { expand: ['setup_intent.payment_method'] });
  expect(done).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    setup_intent: {
      status: 'succeeded',
      metadata: { pledge: '7' },
      payment_method: { customer, card: { last4: '4242' } },
    },
  });
  expect(await types()).toEqual(['checkout.session.completed']);
  expect((await send(url!, card)).headers.get('location')).toBe(`http://shop.test/done?session=${id}`);
  expect(await failure(stripe.checkout.sessions.expire(id))).toMatchObject({ statusCode: 400 });
});

it('shows a declined card’s message and takes another', async () => {
  const { url } = await session();
  const declined = await send(url!, { ...card, number: '4000 0000 0000 9995' });
  expect([declined.status, await declined.text()]).toEqual([402, expect.stringContaining('insufficient funds')]);
  expect((await send(url!, { ...card, number: '1' })).status).toBe(402);
  expect((await send(url!, card)).status).toBe(303);
});

it('does 3-D Secure before it is complete', async () => {
  const { id, url } = await session();
  const bank = (await send(url!, { ...card, number: '4000002760003184' })).headers.get('location')!;
  expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('open');
  const back = (await send(bank, { outcome: 'complete' })).headers.get('location')!;
  expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('complete');
  const home = await fetch(back, { redirect: 'manual' });
  expect(home.headers.get('location')).toBe(`http://shop.test/done?session=${id}`);
});

it('takes a bank account where the session allows it', async () => {
  const { id, url } = await session({ allowed_payment_method_types: ['sepa_debit'] });
  expect((await send(url!, { email: 'a@example.org', name: 'A', iban: 'DE89370400440532013000' })).status).toBe(303);
  const { setup_intent } = await stripe.checkout.sessions.retrieve(id, { expand: ['setup_intent'] });
  expect((setup_intent as Stripe.SetupIntent).mandate).toMatch(/^mandate_/);
});

it('expires by itself or when told, and cannot be finished then', async () => {
  const [late, told] = [await session(), await session()];
  expect(await stripe.checkout.sessions.expire(told.id)).toMatchObject({ status: 'expired', url: null });
  await opened.advance(1.01);
  expect((await stripe.checkout.sessions.list({ status: 'expired' })).data.map(({ id }) => id)).toEqual([
    told.id,
    late.id,
  ]);
  expect((await send(late.url!, card)).status).toBe(410);
  expect(await stripe.setupIntents.retrieve(late.setup_intent as string)).toMatchObject({ status: 'canceled' });
  expect(await types()).toEqual(['checkout.session.expired', 'checkout.session.expired']);
});

it('its SetupIntent is neither confirmed nor cancelled by itself', async () => {
  const { setup_intent: id } = await session();
  const card = { payment_method: 'pm_card_visa', return_url: 'http://shop.test/' };
  expect(await failure(stripe.setupIntents.confirm(id as string, card))).toMatchObject({ statusCode: 400 });
  expect(await failure(stripe.setupIntents.cancel(id as string))).toMatchObject({ statusCode: 400 });
  expect(await stripe.setupIntents.retrieve(id as string)).toMatchObject({ status: 'requires_payment_method' });
});

it('refuses modes and parameters that the sandbox does not model', async () => {
  const given = { mode: 'payment', success_url: 'http://shop.test/' } as const;
  expect(await failure(stripe.checkout.sessions.create(given))).toMatchObject({ param: 'mode' });
  expect(await failure(session({ allow_promotion_codes: true }))).toMatchObject({ statusCode: 400 });
  expect(await failure(session({ currency: undefined }))).toMatchObject({ param: 'currency' });
  expect(await failure(session({ expires_at: Math.floor(Date.now() / 1000) + 60 }))).toMatchObject({
    param: 'expires_at',
  });
});
