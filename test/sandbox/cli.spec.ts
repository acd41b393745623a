// Guarantee: the official `stripe` CLI notices no difference: `stripe trigger` runs through against the sandbox.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { openSandbox, type Opened } from './open-sandbox.js';

const run = promisify(execFile);

/** `STRIPE_CLI`, or a `stripe` on the path; `npm install @stripe/cli@1.52.0` anywhere brings one (31 MB). */
const binary =
  process.env.STRIPE_CLI ??
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'stripe'))
    .find((path) => existsSync(path));

let opened: Opened;
let home: string;
beforeAll(async () => {
  opened = await openSandbox({ allowV1Accounts: true });
  // The CLI's transfers take more than its own charge leaves after the fee, as from an account in use.
  await opened.stripe.topups.create({ amount: 100_000, currency: 'usd' });
  home = await mkdtemp(join(tmpdir(), 'stripe-cli-'));
});
afterAll(async () => {
  expect(await opened.control('GET', 'books')).toMatchObject({ balanced: true, violations: [] });
  await opened.sandbox.close();
  await rm(home, { recursive: true, force: true });
});

async function trigger(event: string): Promise<string> {
  const { stdout, stderr } = await run(binary!, ['trigger', event, '--api-base', opened.sandbox.url], {
    env: { PATH: process.env.PATH, HOME: home, STRIPE_API_KEY: 'sk_test_sandbox123456' },
    timeout: 60_000,
  });
  return stdout + stderr;
}

const events = [
  'account.updated',
  'charge.captured',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.failed',
  'charge.refund.updated',
  'charge.refunded',
  'charge.succeeded',
  'customer.created',
  'customer.deleted',
  'customer.updated',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.succeeded',
  'payment_method.attached',
  'payment_method.detached',
  'payment_method.updated',
  'payout.created',
  'payout.updated',
  'setup_intent.canceled',
  'setup_intent.created',
  'setup_intent.requires_action',
  'setup_intent.setup_failed',
  'setup_intent.succeeded',
  'topup.created',
  'transfer.created',
  'transfer.reversed',
  'transfer.updated',
];

if (binary === undefined) {
  it('is not tried, because no `stripe` is installed', () => {
    console.warn('stripe trigger was not tried: set STRIPE_CLI to a stripe binary, or put one on the path.');
    expect(binary).toBeUndefined();
  });
} else {
  it.each(events)('triggers %s', async (event) => {
    expect(await trigger(event)).toContain('Trigger succeeded!');
    const [account] = (await opened.stripe.v2.core.accounts.list({ limit: 1 })).data;
    const at = event === 'account.updated' ? { stripeAccount: account!.id } : {};
    expect((await opened.stripe.events.list({ type: event }, at)).data.length).toBeGreaterThan(0);
  });
}
