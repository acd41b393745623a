// Guarantee: the virtual clock moves everything that is due, in its order and at its own time, and nothing before.
import type Stripe from 'stripe';
import { openSandbox, type Opened, pay } from './open-sandbox.js';

let opened: Opened;
let stripe: Stripe;
beforeEach(async () => {
  opened = await openSandbox();
  stripe = opened.stripe;
});
afterEach(() => opened.sandbox.close());

it('goes with real time until it is moved', async () => {
  const { now_ms, offset_ms } = await opened.control<{ now_ms: number; offset_ms: number }>('GET', 'clock');
  expect(offset_ms).toBe(0);
  expect(Math.abs(now_ms - Date.now())).toBeLessThan(1000);
  await opened.control('POST', 'clock', { now: '2031-05-06T07:08:09Z' });
  const { created } = await stripe.customers.create();
  expect(Math.abs(created - Date.parse('2031-05-06T07:08:09Z') / 1000)).toBeLessThanOrEqual(1);
});

it('runs what became due at the time at which it was due', async () => {
  const { expand } = { expand: ['latest_charge.balance_transaction'] };
  const paid = await pay(stripe, 1000, {
    capture_method: 'automatic',
    payment_method: 'pm_card_pendingRefund',
    expand,
  });
  await stripe.refunds.create({ payment_intent: paid.id });
  await opened.advance(30);
  const [updated] = (await stripe.events.list({ type: 'refund.updated' })).data;
  expect(updated!.created - paid.created).toBeGreaterThanOrEqual(3600);
  expect(updated!.created - paid.created).toBeLessThanOrEqual(3602);
  const { balance_transaction } = (await stripe.paymentIntents.retrieve(paid.id, { expand }))
    .latest_charge as Stripe.Charge;
  expect(balance_transaction).toMatchObject({ status: 'available' });
});

it('settles a charge of before the jump at its own time', async () => {
  const { id, created } = await pay(stripe, 1000);
  await opened.advance(2.5);
  const { latest_charge } = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge.balance_transaction'] });
  const { balance_transaction } = latest_charge as Stripe.Charge;
  const { status, available_on } = balance_transaction as Stripe.BalanceTransaction;
  expect([status, Math.abs(available_on - created - 2 * 86_400) <= 1]).toEqual(['available', true]);
});

it('leaves signatures and retries on real time', async () => {
  await opened.advance(400);
  const { counts } = await opened.control<{ counts: object }>('GET', 'deliveries');
  expect(counts).toEqual({ pending: 0, succeeded: 0, failed: 0, lost: 0 });
  const { idle } = await opened.control<{ idle: boolean }>('GET', 'idle');
  expect(idle).toBe(true);
});

it('is back at real time and empty after a reset', async () => {
  await pay(stripe, 1000);
  await opened.advance(10);
  await opened.control('POST', 'reset');
  expect(await opened.control<object>('GET', 'clock')).toMatchObject({ offset_ms: 0, tasks: 0 });
  expect((await stripe.paymentIntents.list()).data).toEqual([]);
  expect(await opened.control<object>('GET', 'books')).toMatchObject({ balanced: true, currencies: {} });
});
