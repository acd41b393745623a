// Guarantee: every event reaches every endpoint that wants it, rightly signed and at least once, whatever the faults leave of it.
import Stripe from 'stripe';
import { openSandbox, type Opened, recipient, until } from './open-sandbox.js';
import { openReceiver, type Receiver } from './webhook-receiver.js';

let opened: Opened;
let stripe: Stripe;
let receiver: Receiver;
let secret: string;

beforeEach(async () => {
  opened = await openSandbox();
  stripe = opened.stripe;
  receiver = await openReceiver();
  const endpoint = await stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: ['customer.created', 'topup.succeeded'],
  });
  secret = endpoint.secret!;
});
afterEach(async () => {
  await opened.sandbox.close();
  await receiver.close();
});

const idle = () => until(async () => (await opened.control<{ idle: boolean }>('GET', 'idle')).idle);
const verify = ({ body, signature }: { body: string; signature: string }) =>
  stripe.webhooks.constructEvent(body, signature, secret);
const rule = (kind: string, more: object = {}) =>
  opened.control('POST', 'faults', { rules: [{ kind, match: {}, ...more }] });
const customers = (count: number) => Promise.all(Array.from({ length: count }, () => stripe.customers.create()));
const arrivals = async () => {
  await idle();
  return receiver.received.map((each) => (JSON.parse(each.body) as { id: string }).id);
};

it('sends the wanted events, signed as the SDK verifies it', async () => {
  const customer = await stripe.customers.create({ name: 'A' }, { idempotencyKey: 'key' });
  await stripe.customers.update(customer.id, { name: 'B' });
  await idle();
  expect(receiver.received).toHaveLength(1);
  const event = verify(receiver.received[0]!);
  expect(event).toMatchObject({
    type: 'customer.created',
    livemode: false,
    data: { object: { id: customer.id, name: 'A' } },
  });
  expect(event.request).toEqual({ id: customer.lastResponse.requestId, idempotency_key: 'key' });
  expect(await stripe.events.retrieve(event.id)).toMatchObject({ id: event.id, data: { object: { name: 'A' } } });
});

it('does not keep the answer waiting for a webhook', async () => {
  await opened.control('POST', 'settings', { webhook_timeout_ms: 3_000, webhook_backoff_ms: [] });
  await stripe.webhookEndpoints.create({ url: 'http://10.255.255.1/', enabled_events: ['*'] });
  await stripe.customers.create();
  expect(await opened.control('GET', 'idle')).toMatchObject({ idle: false });
});

it('tries again until the endpoint says 200', async () => {
  receiver.answers.push(500, 302);
  await opened.control('POST', 'settings', { webhook_backoff_ms: [50, 100, 1000] });
  await stripe.customers.create();
  await until(() => receiver.received.length === 3);
  const ids = new Set(receiver.received.map((each) => verify(each).id));
  expect(ids.size).toBe(1);
  expect(receiver.received[2]!.at - receiver.received[1]!.at).toBeGreaterThanOrEqual(90);
  await idle();
  const { counts, deliveries } = await opened.control<{ counts: object; deliveries: { attempts: object[] }[] }>(
    'GET',
    'deliveries',
  );
  expect(counts).toEqual({ pending: 0, succeeded: 1, failed: 0, lost: 0 });
  expect(deliveries[0]!.attempts).toMatchObject([{ status: 500 }, { status: 302 }, { status: 200 }]);
});

it('gives up after the last attempt', async () => {
  receiver.answers.push(500, 500, 500);
  await opened.control('POST', 'settings', { webhook_backoff_ms: [10] });
  await stripe.customers.create();
  await until(
    async () => (await opened.control<{ counts: { failed: number } }>('GET', 'deliveries')).counts.failed === 1,
  );
  expect(receiver.received).toHaveLength(2);
});

it('duplicate: sends more than once', async () => {
  await rule('duplicate', { times: 2 });
  await customers(2);
  const ids = await arrivals();
  expect([ids.length, new Set(ids).size]).toEqual([6, 2]);
});

it('late: sends after the delay', async () => {
  await rule('late', { ms: 200 });
  const start = Date.now();
  await customers(1);
  await idle();
  expect(receiver.received[0]!.at - start).toBeGreaterThanOrEqual(195);
});

it('reorder: sends in another order', async () => {
  await rule('reorder', { ms: 200 });
  for (let count = 0; count < 12; count += 1) await stripe.customers.create();
  const made = (await stripe.events.list({ type: 'customer.created', limit: 100 })).data
    .map((event) => event.id)
    .reverse();
  const ids = await arrivals();
  expect([...ids].sort()).toEqual([...made].sort());
  expect(ids).not.toEqual(made);
});

it('lost: never sends, but lists the event and sends it when asked to', async () => {
  await rule('lost', { match: { path: '^customer', count: 1 } });
  await customers(2);
  expect(await arrivals()).toHaveLength(1);
  const undelivered = await stripe.events.list({ delivery_success: false });
  expect(undelivered.data).toHaveLength(1);
  expect(await opened.control('POST', `events/${undelivered.data[0]!.id}/resend`)).toMatchObject({ deliveries: 1 });
  expect(await arrivals()).toContain(undelivered.data[0]!.id);
});

it('wrong_signature: cannot be verified, and its retry can', async () => {
  await rule('wrong_signature');
  receiver.answers.push(400);
  await customers(1);
  await until(() => receiver.received.length === 2);
  expect(() => verify(receiver.received[0]!)).toThrow(Stripe.errors.StripeSignatureVerificationError);
  expect(verify(receiver.received[1]!).type).toBe('customer.created');
});

it('tells connected accounts’ events to Connect endpoints only', async () => {
  const connect = await openReceiver();
  await stripe.webhookEndpoints.create({
    url: connect.url,
    enabled_events: ['payout.paid', 'customer.created'],
    connect: true,
  });
  const account = await recipient(opened);
  await stripe.topups.create({ amount: 5000, currency: 'eur' });
  await stripe.transfers.create({ amount: 3000, currency: 'eur', destination: account });
  await opened.advance(3);
  await idle();
  expect(connect.received.map((each) => JSON.parse(each.body) as object)).toEqual([
    expect.objectContaining({ type: 'payout.paid', account }),
  ]);
  expect(receiver.received.map((each) => verify(each).type)).toEqual(['topup.succeeded']);
  await connect.close();
});

it('delivers a thousand events without losing one', async () => {
  for (let round = 0; round < 20; round += 1) await customers(50);
  expect(new Set(await arrivals()).size).toBe(1000);
});

it('signs with the secret of the command line when there is one', async () => {
  const fixed = await openSandbox({ webhookSecret: 'whsec_fixed' });
  expect(await fixed.stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['*'] })).toMatchObject({
    secret: 'whsec_fixed',
  });
  await fixed.stripe.customers.create();
  await until(() => receiver.received.length === 1);
  const { body, signature } = receiver.received[0]!;
  expect(stripe.webhooks.constructEvent(body, signature, 'whsec_fixed').type).toBe('customer.created');
  await fixed.sandbox.close();
});
