// Guarantee: intents move through Stripe's states, every test card does what its name says, and a payment succeeds once.
import type Stripe from 'stripe';
import { failure, openSandbox, type Opened, pay, until } from './open-sandbox.js';

let opened: Opened;
let stripe: Stripe;
let customer: string;
const cards = { allowed_payment_method_types: ['card' as const] };

beforeAll(async () => {
  opened = await openSandbox();
  stripe = opened.stripe;
  customer = (await stripe.customers.create()).id;
});
afterAll(() => opened.sandbox.close());

async function save(card: string): Promise<string> {
  const intent = await stripe.setupIntents.create({ customer, ...cards });
  const confirmed = await stripe.setupIntents.confirm(intent.id, {
    payment_method: `pm_card_${card}`,
    return_url: 'http://shop.test/done?a=1',
  });
  if (confirmed.status === 'requires_action') await press(confirmed.next_action!.redirect_to_url!.url!, 'complete');
  return (await stripe.setupIntents.retrieve(intent.id)).payment_method as string;
}

function press(url: string, outcome: string): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' });
}

async function charge(payment_method: string, offSession = true) {
  const { id } = await stripe.paymentIntents.create({
    amount: 1000,
    currency: 'eur',
    customer,
    payment_method,
    ...cards,
  });
  return {
    id,
    confirm: () =>
      stripe.paymentIntents.confirm(id, offSession ? { off_session: true } : { return_url: 'http://shop.test/' }),
  };
}

it('saves a card and charges it later', async () => {
  const method = await save('visa');
  expect((await stripe.paymentMethods.retrieve(method)).customer).toBe(customer);
  const { confirm } = await charge(method);
  expect(await confirm()).toMatchObject({ status: 'succeeded', amount_received: 1000, payment_method: method });
});

it('shows on the statement what the payment adds', async () => {
  const { latest_charge } = await pay(stripe, 1000, { statement_descriptor_suffix: 'PARK', expand: ['latest_charge'] });
  expect(latest_charge).toMatchObject({ calculated_statement_descriptor: 'TALLY* PARK' });
});

it('knows the fee only after the success', async () => {
  const paid = await pay(stripe, 1000, { expand: ['latest_charge'] });
  const { id, balance_transaction } = paid.latest_charge as Stripe.Charge;
  expect(balance_transaction).toBeNull();
  await until(async () => (await stripe.charges.retrieve(id)).balance_transaction !== null);
  const { balance_transaction: settled } = await stripe.charges.retrieve(id, { expand: ['balance_transaction'] });
  expect(settled).toMatchObject({ amount: 1000, fee: 40, net: 960, fee_details: [{ type: 'stripe_fee', amount: 40 }] });
  const updates = await stripe.events.list({ type: 'charge.updated' });
  expect(updates.data.map((event) => (event.data.object as Stripe.Charge).id)).toContain(id);
});

it('succeeds once, and tells its state to who tries again', async () => {
  const { id } = await pay(stripe, 1000);
  for (const again of [
    stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    stripe.paymentIntents.cancel(id),
  ]) {
    const error = await failure(again);
    expect(error).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
      payment_intent: { id, status: 'succeeded' },
    });
  }
  expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(1);
});

it('cannot be confirmed after it was cancelled', async () => {
  const { id, confirm } = await charge('pm_card_visa');
  expect(await stripe.paymentIntents.cancel(id)).toMatchObject({ status: 'canceled' });
  expect(await failure(confirm())).toMatchObject({ code: 'payment_intent_unexpected_state' });
});

it.each([
  ['chargeCustomerFail', 'card_declined', 'generic_decline', 'try_again_later'],
  ['sandbox_decline_always_lost_card', 'card_declined', 'lost_card', 'do_not_try_again'],
  ['sandbox_decline_always_expired_card', 'expired_card', '', 'confirm_card_data'],
])('%s can be saved and is declined when charged', async (card, code, decline_code, advice_code) => {
  const { id, confirm } = await charge(await save(card));
  const error = await failure(confirm());
  expect(error).toMatchObject({ statusCode: 402, type: 'StripeCardError', code, decline_code, advice_code });
  expect(error.payment_intent).toMatchObject({ id, status: 'requires_payment_method', payment_method: null });
  const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
  expect(intent.last_payment_error).toMatchObject({ code, advice_code, charge: error.charge });
  expect(intent.latest_charge).toMatchObject({ status: 'failed', paid: false, failure_code: code });
});

it.each([
  ['visa_chargeDeclined', 'card_declined', 'generic_decline'],
  ['chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['chargeDeclinedLostCard', 'card_declined', 'lost_card'],
  ['chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
  ['chargeDeclinedFraudulent', 'card_declined', 'fraudulent'],
  ['chargeDeclinedExpiredCard', 'expired_card', ''],
  ['chargeDeclinedProcessingError', 'processing_error', ''],
  ['chargeDeclinedIncorrectCvc', 'incorrect_cvc', ''],
])('%s is declined when attached, set up and charged', async (card, code, decline_code) => {
  const wanted = { statusCode: 402, code, decline_code };
  expect(await failure(stripe.paymentMethods.attach(`pm_card_${card}`, { customer }))).toMatchObject(wanted);
  const { id } = await stripe.setupIntents.create({ customer, ...cards });
  const error = await failure(stripe.setupIntents.confirm(id, { payment_method: `pm_card_${card}` }));
  expect(error).toMatchObject({ ...wanted, setup_intent: { id, status: 'requires_payment_method' } });
  expect(await failure((await charge(`pm_card_${card}`)).confirm())).toMatchObject(wanted);
});

it('declines as often as the script says, and then pays', async () => {
  const { id, confirm } = await charge(await save('sandbox_decline_2_insufficient_funds'));
  const { payment_method } = (await failure(confirm())) as unknown as { payment_method: { id: string } };
  const again = () => stripe.paymentIntents.confirm(id, { off_session: true, payment_method: payment_method.id });
  expect(await failure(again())).toMatchObject({ decline_code: 'insufficient_funds' });
  expect(await again()).toMatchObject({ status: 'succeeded' });
});

it.each([
  ['authenticationRequired', 'authentication_required', 'requires_action'],
  ['authenticationRequiredOnSetup', 'succeeded', 'requires_action'],
  ['authenticationRequiredSetupForOffSession', 'succeeded', 'requires_action'],
  ['sandbox_setup_then_authenticate', 'authentication_required', 'requires_action'],
  ['visa', 'succeeded', 'succeeded'],
])('%s: saved, off-session %s, on-session %s', async (card, offSession, onSession) => {
  const method = await save(card);
  const off = await charge(method);
  const result = await off.confirm().then(
    (intent) => intent.status,
    (error: Stripe.errors.StripeError) => error.code,
  );
  expect(result).toBe(offSession);
  const on = await charge(method, false);
  expect((await on.confirm()).status).toBe(onSession);
});

it('lets the backer authenticate what failed off-session, on the same intent', async () => {
  const method = await save('sandbox_setup_then_authenticate');
  const { id, confirm } = await charge(method);
  expect(await failure(confirm())).toMatchObject({
    statusCode: 402,
    decline_code: 'authentication_required',
    payment_intent: { status: 'requires_payment_method' },
  });
  const waiting = await stripe.paymentIntents.confirm(id, {
    payment_method: method,
    return_url: 'http://shop.test/back?x=1',
  });
  const { url } = waiting.next_action!.redirect_to_url!;
  expect(await (await fetch(url!)).text()).toContain('Complete');
  const answer = await press(url!, 'complete');
  const target = new URL(answer.headers.get('location')!);
  expect(Object.fromEntries(target.searchParams)).toEqual({
    x: '1',
    payment_intent: id,
    payment_intent_client_secret: waiting.client_secret,
    redirect_status: 'succeeded',
  });
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded' });
  expect((await press(url!, 'complete')).status).toBe(410);
});

it('asks for 3-D Secure from every card when the caller wants it', async () => {
  const payment_method_options = { card: { request_three_d_secure: 'any' as const } };
  const setup = await stripe.setupIntents.create({ customer, ...cards, payment_method_options });
  const confirmed = await stripe.setupIntents.confirm(setup.id, { payment_method: 'pm_card_visa' });
  expect(confirmed.status).toBe('requires_action');
  expect((await pay(stripe, 1000, { payment_method_options })).status).toBe('requires_action');
});

it('fails the intent when the authentication fails', async () => {
  const { id, confirm } = await charge('pm_card_authenticationRequired', false);
  await press((await confirm()).next_action!.redirect_to_url!.url!, 'fail');
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  });
});

it('never takes a detached card again, nor another customer’s', async () => {
  const method = await save('visa');
  const other = await stripe.customers.create();
  const foreign = stripe.paymentIntents.create({
    amount: 1000,
    currency: 'eur',
    customer: other.id,
    payment_method: method,
    ...cards,
  });
  expect(await failure(foreign)).toMatchObject({ statusCode: 400, code: 'payment_method_unexpected_state' });
  await stripe.paymentMethods.detach(method);
  expect(await failure(charge(method))).toMatchObject({ statusCode: 400 });
});

it('holds an authorised amount until it is captured or given up', async () => {
  const held = await pay(stripe, 1000, { capture_method: 'manual' });
  expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 1000, amount_received: 0 });
  expect(await stripe.paymentIntents.capture(held.id, { amount_to_capture: 700 })).toMatchObject({
    status: 'succeeded',
    amount_received: 700,
  });
  const { id } = await pay(stripe, 1000, { capture_method: 'manual' });
  expect(await stripe.paymentIntents.cancel(id)).toMatchObject({ status: 'canceled', amount_capturable: 0 });
});

it('opens an intent to a publishable key only with its client secret', async () => {
  const browser = opened.client('pk_test_x');
  const { id, client_secret } = await stripe.setupIntents.create({ customer, ...cards });
  expect(await failure(browser.setupIntents.retrieve(id))).toMatchObject({ statusCode: 401 });
  expect(await failure(browser.setupIntents.retrieve(id, { client_secret: `${client_secret}x` }))).toMatchObject({
    statusCode: 400,
  });
  const card = { number: '4242 4242 4242 4242', exp_month: 1, exp_year: 2040, cvc: '123' };
  const method = await browser.paymentMethods.create({ type: 'card', card });
  const confirm = { client_secret, payment_method: method.id } as Stripe.SetupIntentConfirmParams;
  expect(await browser.setupIntents.confirm(id, confirm)).toMatchObject({ status: 'succeeded' });
  expect(await failure(browser.customers.list())).toMatchObject({ statusCode: 403 });
});
