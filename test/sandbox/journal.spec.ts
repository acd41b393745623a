// Guarantee: what the sandbox has answered it knows after a restart, also when it was killed in the middle of a line.
import { appendFileSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox, pay, recipient, until } from './open-sandbox.js';
import { openReceiver } from './webhook-receiver.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  file = join(folder, 'state.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('knows objects, balances, keys, the clock and what is due', async () => {
  const before = await openSandbox({ file });
  const { stripe, control } = before;
  await control('POST', 'settings', { availability_days: 3 });
  const { id } = await pay(stripe, 10_000, { capture_method: 'automatic' });
  const make = { idempotencyKey: 'k' };
  const customer = await stripe.customers.create({ name: 'A' }, make);
  const destination = await recipient(before);
  await stripe.topups.create({ amount: 5000, currency: 'eur' });
  await stripe.transfers.create({ amount: 1000, currency: 'eur', destination });
  await before.advance(0.5);
  const books = async (of: typeof before) => (await of.control<{ accounts: object }>('GET', 'books')).accounts;
  const old = await books(before);
  // The copy is what a kill at this moment would leave.
  const copy = join(folder, 'killed.ndjson');
  copyFileSync(file, copy);
  appendFileSync(copy, '[["payment_intents","pi_torn",{"seq":999,"acc');
  await before.sandbox.close();

  const after = await openSandbox({ file: copy });
  expect(await books(after)).toEqual(old);
  expect(await after.stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded' });
  expect((await after.stripe.customers.create({ name: 'A' }, make)).id).toBe(customer.id);
  expect(await after.control<object>('GET', 'settings')).toMatchObject({ availability_days: 3 });
  await after.advance(3);
  expect(await after.control<object>('GET', 'books')).toMatchObject({
    balanced: true,
    currencies: { eur: { pending: 0, available: 13_825 } },
  });
  const types = async (account?: string) =>
    (await after.stripe.events.list({ limit: 100 }, { stripeAccount: account })).data.map(({ type }) => type);
  expect(await types()).toContain('payment_intent.succeeded');
  expect(await types(destination)).toContain('payout.paid');
  await after.sandbox.close();
});

it('settles charges and delivers webhooks that were under way', async () => {
  const receiver = await openReceiver();
  receiver.answers.push(500);
  const before = await openSandbox({ file });
  await before.control('POST', 'settings', { webhook_backoff_ms: [60_000], balance_transaction_delay_ms: 500 });
  await before.stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: ['payment_intent.succeeded', 'charge.updated'],
  });
  await pay(before.stripe, 1000);
  await until(
    async () =>
      (await before.control<{ deliveries: { attempts: object[] }[] }>('GET', 'deliveries')).deliveries[0]?.attempts
        .length === 1,
  );
  await before.sandbox.close();
  const after = await openSandbox({ file });
  await until(() => receiver.received.length === 3);
  const types = receiver.received.map((each) => (JSON.parse(each.body) as { type: string }).type);
  expect(types.sort()).toEqual(['charge.updated', 'payment_intent.succeeded', 'payment_intent.succeeded']);
  await after.sandbox.close();
  await receiver.close();
});

it('gives its whole state away and takes it back', async () => {
  const one = await openSandbox();
  const two = await openSandbox();
  const { id } = await pay(one.stripe, 1000);
  await two.control('POST', 'snapshot', await one.control<object>('GET', 'snapshot'));
  expect(await two.stripe.paymentIntents.retrieve(id)).toMatchObject({ id, status: 'succeeded' });
  await one.sandbox.close();
  await two.sandbox.close();
});

it('keeps its whole state under a name, and takes it back as often as it is asked to', async () => {
  const { stripe, control, sandbox } = await openSandbox();
  const { id } = await pay(stripe, 1000, { capture_method: 'automatic' });
  const books = () => control<{ accounts: object }>('GET', 'books').then(({ accounts }) => accounts);
  const before = await books();
  await control('POST', 'snapshots/paid');
  for (const round of [1, 2]) {
    await stripe.refunds.create({ payment_intent: id });
    await stripe.paymentIntents.update(id, { metadata: { round } });
    expect(await books()).not.toEqual(before);
    await control('POST', 'snapshots/paid/restore');
    expect(await books()).toEqual(before);
    expect((await stripe.paymentIntents.retrieve(id)).metadata).toEqual({});
    expect((await stripe.refunds.list({ payment_intent: id })).data).toEqual([]);
  }
  expect(await control<object>('POST', 'snapshots/other/restore')).toMatchObject({
    error: { code: 'resource_missing' },
  });
  await sandbox.close();
});
