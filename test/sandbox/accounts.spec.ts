// Guarantee: a v2 account becomes able to receive through its onboarding page, and thin events tell every change.
import type Stripe from 'stripe';
import { failure, openSandbox, type Opened, until } from './open-sandbox.js';
import { openReceiver, type Receiver } from './webhook-receiver.js';

let opened: Opened;
let stripe: Stripe;
let receiver: Receiver;
let secret: string;
let account: string;

beforeEach(async () => {
  opened = await openSandbox();
  stripe = opened.stripe;
  receiver = await openReceiver();
  const destination = await stripe.v2.core.eventDestinations.create({
    ...{ name: 'thin', type: 'webhook_endpoint', event_payload: 'thin', enabled_events: ['*'] },
    webhook_endpoint: { url: receiver.url },
    include: ['webhook_endpoint.signing_secret'],
  });
  secret = destination.webhook_endpoint!.signing_secret!;
  const made = await stripe.v2.core.accounts.create({
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
    dashboard: 'express',
    identity: { country: 'de' },
  });
  account = made.id;
});
afterEach(async () => {
  await opened.sandbox.close();
  await receiver.close();
});

async function link(): Promise<string> {
  const account_onboarding = { refresh_url: 'http://shop.test/again', return_url: 'http://shop.test/back' };
  const made = await stripe.v2.core.accountLinks.create({
    account,
    use_case: { type: 'account_onboarding', account_onboarding },
  });
  return made.url;
}
const press = (url: string, outcome: string) =>
  fetch(url, { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' });
const transfers = async () => {
  const { configuration, requirements } = await stripe.v2.core.accounts.retrieve(account, {
    include: ['configuration.recipient', 'requirements'],
  });
  return [
    configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status,
    requirements?.entries?.length,
  ];
};

it.each([
  ['complete', 'active', 0],
  ['requirement_due', 'restricted', 2],
  ['rejected', 'rejected', 0],
])('onboarding that ends with %s leaves the capability %s', async (outcome, status, entries) => {
  expect(await transfers()).toEqual(['restricted', 2]);
  const url = await link();
  expect(await (await fetch(url)).text()).toContain(account);
  expect((await press(url, outcome)).headers.get('location')).toBe('http://shop.test/back');
  expect(await transfers()).toEqual([status, entries]);
});

it('takes a link once and within its time', async () => {
  const used = await link();
  await press(used, 'requirement_due');
  expect((await press(used, 'complete')).headers.get('location')).toBe('http://shop.test/again');
  const late = await link();
  await opened.control('POST', 'clock', { advance_ms: 16 * 60_000 });
  expect((await fetch(late, { redirect: 'manual' })).headers.get('location')).toBe('http://shop.test/again');
  expect(await transfers()).toEqual(['restricted', 2]);
});

it('tells by thin events, signed with the destination’s own secret', async () => {
  await press(await link(), 'complete');
  const capability = 'v2.core.account[configuration.recipient].capability_status_updated';
  await until(() => receiver.received.length === 5);
  const notifications = receiver.received.map(({ body, signature }) =>
    stripe.parseEventNotification(body, signature, secret),
  );
  expect(notifications.map(({ type }) => type as string).sort()).toEqual(
    [
      'v2.core.account.created',
      'v2.core.account[requirements].updated',
      capability,
      capability,
      'v2.core.account_link.returned',
    ].sort(),
  );
  const notification = notifications.find(({ type }) => (type as string) === capability)!;
  expect(notification).toMatchObject({ related_object: { id: account, type: 'v2.core.account' } });
  expect(notification).not.toHaveProperty('data');
  const event =
    (await notification.fetchEvent()) as Stripe.V2.Core.Events.V2CoreAccountIncludingConfigurationRecipientCapabilityStatusUpdatedEvent;
  expect(event.data.updated_capability).toMatch(/^stripe_balance\./);
});

it('changes an account later on, as Stripe may', async () => {
  await opened.control('POST', `accounts/${account}`, { outcome: 'complete' });
  await opened.control('POST', `accounts/${account}`, { outcome: 'requirement_due' });
  expect(await transfers()).toEqual(['restricted', 2]);
});

it('shows only what was asked for', async () => {
  const plain = await stripe.v2.core.accounts.retrieve(account);
  expect([plain.identity, plain.configuration, plain.requirements]).toEqual([null, null, null]);
  expect((await stripe.v2.core.accounts.retrieve(account, { include: ['identity'] })).identity).toEqual({
    country: 'de',
  });
  expect(await failure(stripe.v2.core.accounts.retrieve('acct_none'))).toMatchObject({ statusCode: 404 });
});

it('pages through v2 lists by their URLs', async () => {
  for (let count = 0; count < 6; count += 1) await stripe.v2.core.accounts.create({ display_name: `n${count}` });
  const all = await stripe.v2.core.accounts.list({ limit: 3 }).autoPagingToArray({ limit: 100 });
  expect(new Set(all.map(({ id }) => id)).size).toBe(7);
  const first = await stripe.v2.core.accounts.list({ limit: 3 });
  expect([first.data.length, first.previous_page_url]).toEqual([3, null]);
  const events = await stripe.v2.core.events.list({ object_id: account, types: ['v2.core.account.created'] });
  expect(events.data).toHaveLength(1);
});

it('makes accounts of API v1 only when it is told to', async () => {
  const old = await openSandbox({ allowV1Accounts: true });
  const given = { type: 'express', country: 'DE', capabilities: { transfers: { requested: true } } } as const;
  expect(await failure(opened.stripe.accounts.create(given))).toMatchObject({ statusCode: 400 });
  const { id } = await old.stripe.accounts.create(given);
  expect(await old.stripe.accounts.retrieve(id)).toMatchObject({
    ...{ type: 'express', country: 'DE', payouts_enabled: false, details_submitted: false },
    capabilities: { transfers: 'inactive' },
  });
  await old.control('POST', `accounts/${id}`, { outcome: 'complete' });
  expect(await old.stripe.accounts.update(id, { metadata: { a: '1' } })).toMatchObject({
    ...{ payouts_enabled: true, metadata: { a: '1' } },
    capabilities: { transfers: 'active' },
  });
  const told = await old.stripe.events.list({ type: 'account.updated' }, { stripeAccount: id });
  expect(told.data).toHaveLength(2);
  await old.sandbox.close();
});
