// Guarantee: webhooks that are late, repeated, early, reordered or lost lead to the state that the provider has now, told
// once; and what differs from our row is never recorded.
import { AskPayment, PaymentSecret } from '../../src/payments/index.js';
import { AskOverduePayments } from '../../src/payments/ask-overdue-payments.js';
import { RecordProviderEvents } from '../../src/payments/record-provider-events.js';
import { until } from '../support/until.js';
import { Scene, type SceneItem } from './scene.js';
import { anEvent, sendWebhook, storedEvent } from './webhook.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.stop());
afterEach(() => scene.sandbox.faults());

const lost = { kind: 'lost', match: { path: '.*' } };

const send = (event: object) => sendWebhook(scene, event);
const stored = (id: string) => storedEvent(scene, id);

/** The intent as the provider has it now, for events made by hand. */
const intentOf = async (item: SceneItem) =>
  scene.sandbox.stripe.paymentIntents.retrieve((await scene.payment(item.itemId)).provider_id!);

const eventsNamed = async (item: SceneItem) => (await scene.told(item.itemId)).map(({ event }) => event);

describe('the news', () => {
  it('is stored once, however often it comes', async () => {
    const item = await scene.item();
    await scene.sandbox.faults({ kind: 'duplicate', times: 3, match: { path: '.*' } });
    await scene.charge(item);
    await scene.idle();
    expect(await eventsNamed(item)).toEqual(['payment.succeeded']);
    expect(await scene.postings(`pledge-collected-${item.itemId}`)).toHaveLength(1);
  });

  it('comes before the answer: recorded by the webhook, and the answer says the same', async () => {
    const item = await scene.item();
    await scene.sandbox.faults(
      { kind: 'latency', ms: 2_000, match: { path: '/confirm$', count: 1 } },
    ); // prettier-ignore
    const charging = scene.charge(item);
    await until(async () => (await scene.payment(item.itemId)).state === 'succeeded');
    expect(await charging).toEqual({ kind: 'succeeded' });
    expect(await eventsNamed(item)).toEqual(['payment.succeeded']);
  });

  it('a decline comes before the answer: told once, for its attempt', async () => {
    const item = await scene.item('pm_card_sandbox_decline_always_insufficient_funds');
    await scene.sandbox.faults({ kind: 'latency', ms: 2_000, match: { path: '/confirm$', count: 1 } });
    const charging = scene.charge(item);
    await until(async () => (await scene.payment(item.itemId)).state === 'declined');
    expect(await charging).toMatchObject({ kind: 'soft_decline', declineCode: 'insufficient_funds' });
    expect(await eventsNamed(item)).toEqual(['payment.declined']);
  });

  it('comes late: what the provider has now counts, not what the event says', async () => {
    const item = await scene.item('pm_card_sandbox_decline_1_insufficient_funds');
    await scene.sandbox.faults(lost);
    await scene.charge(item, 1);
    const failed = anEvent('payment_intent.payment_failed', await intentOf(item));
    expect(await scene.charge(item, 2)).toEqual({ kind: 'succeeded' });
    await send(failed);
    await until(async () => (await stored(failed.id))!.outcome === 'no_news');
    expect(await scene.payment(item.itemId)).toMatchObject({ state: 'succeeded' });
    expect(await eventsNamed(item)).toEqual(['payment.declined', 'payment.succeeded']);
  });

  it('an old decline that comes again while a new attempt is under way is no outcome of it', async () => {
    const item = await scene.item('pm_card_sandbox_decline_1_insufficient_funds');
    await scene.sandbox.faults(lost);
    await scene.charge(item, 1);
    const failed = anEvent('payment_intent.payment_failed', await intentOf(item));
    await scene.sandbox.faults({ kind: 'rate_limit', match: { path: '/confirm$', count: 1 } }, lost);
    expect(await scene.charge(item, 2)).toMatchObject({ kind: 'busy' });
    await send(failed);
    await until(async () => (await stored(failed.id))!.outcome !== null);
    expect(await scene.attempts(item.itemId)).toMatchObject([{ outcome: 'soft_decline' }, { outcome: null }]);
    expect(await scene.charge(item, 2)).toEqual({ kind: 'succeeded' });
  });

  it('says success, and the provider does not: nothing moves', async () => {
    const item = await scene.item('pm_card_sandbox_decline_1_insufficient_funds');
    await scene.charge(item);
    const claimed = anEvent('payment_intent.succeeded', { ...(await intentOf(item)), status: 'succeeded' });
    await send(claimed);
    await until(async () => (await stored(claimed.id))!.outcome !== null);
    expect(await scene.payment(item.itemId)).toMatchObject({ state: 'declined' });
  });

  it('of a connected account is not about our payments', async () => {
    const item = await scene.item('pm_card_sandbox_decline_1_insufficient_funds');
    await scene.sandbox.faults(lost);
    await scene.charge(item);
    const foreign = anEvent('payment_intent.succeeded', await intentOf(item), { account: 'acct_somebody' });
    await send(foreign);
    await until(async () => (await stored(foreign.id))!.outcome === 'unrelated');
  });

  it('fetches nothing that could not move a row', async () => {
    const item = await scene.item();
    await scene.charge(item);
    await scene.idle();
    const before = (await scene.sandbox.requests()).length;
    for (const type of ['payment_intent.created', 'payment_intent.succeeded', 'payment_intent.processing']) {
      await send(anEvent(type, await intentOf(item)));
    }
    await scene.idle();
    // The three reads of this test itself.
    expect((await scene.sandbox.requests()).length).toBe(before + 3);
  });

  it('stays open while the provider is away, and does not hold up its neighbours', async () => {
    const waiting = await scene.item('pm_card_sandbox_setup_then_authenticate');
    await scene.sandbox.faults(lost);
    const events = [anEvent('refund.updated', { id: 're_1' }), anEvent('transfer.created', { id: 'tr_1' })];
    await scene.charge(waiting);
    const { provider_id } = await scene.payment(waiting.itemId);
    const away = anEvent('payment_intent.succeeded', { id: provider_id, object: 'payment_intent' });
    await scene.sandbox.faults(
      { kind: 'error_before_commit', match: { method: 'GET', path: 'payment_intents' } },
      lost,
    );
    for (const event of [away, ...events]) await send(event);
    await until(async () =>
      (await Promise.all(events.map(({ id }) => stored(id)))).every((row) => row!.outcome === 'passed_on'),
    );
    expect(await stored(away.id)).toMatchObject({ outcome: null });
    await scene.sandbox.faults(lost);
    await until(async () => (await stored(away.id))!.outcome !== null, 15_000);
  });
});

describe('what is not ours to record', () => {
  it.each<[string, string, unknown]>([
    ['amount', 'amount', 2_400n],
    ['currency', 'currency', 'USD'],
    ['id', 'provider_id', 'pi_another'],
  ])('a payment with another %s is not recorded', async (field, column, value) => {
    const item = await scene.item('pm_card_sandbox_setup_then_authenticate');
    await scene.charge(item);
    const { provider_id } = await scene.payment(item.itemId);
    const secret = (await intentOf(item)).client_secret!;
    await scene.sandbox.faults(lost);
    await scene.sandbox.browser.pay(secret);
    await scene.sql(`update payments set ${column} = $2 where item_id = $1`, [item.itemId, value]);
    const event = anEvent('payment_intent.succeeded', {
      id: provider_id,
      object: 'payment_intent',
      metadata: { item: item.itemId },
    });
    await send(event);
    await until(async () => (await stored(event.id))!.outcome === `mismatch:${field}`);
    expect(await scene.payment(item.itemId)).toMatchObject({ state: 'requires_action' });
    expect(await scene.postings(`pledge-collected-${item.itemId}`)).toEqual([]);
    expect(await eventsNamed(item)).toEqual(['payment.needs-authentication']);
  });

  it('a create that answers with another amount is held, never confirmed', async () => {
    const item = await scene.item();
    await scene.sandbox.faults(
      { kind: 'body_cut_after_commit', match: { path: '^/v1/payment_intents$', count: 1 } },
      lost,
    );
    expect(await scene.charge(item)).toEqual({ kind: 'unknown' });
    await scene.sql(`update payments set amount = 2400, create_tries = 1 where item_id = $1`, [item.itemId]);
    expect(await scene.charge(item)).toEqual({ kind: 'refused', code: 'mismatch-amount' });
    // Released by mistake, it is refused again: what was made does not become ours by asking twice.
    expect(await scene.charge(item)).toEqual({ kind: 'refused', code: 'mismatch-amount' });
    expect((await scene.books(item.itemId))[0]).toMatchObject({ succeeded_charges: 0 });
  });
});

describe('the fee', () => {
  it('is what the balance transaction says, and is booked once', async () => {
    const item = await scene.item('pm_card_visa', { amount: 10_000n });
    await scene.sandbox.faults({ kind: 'duplicate', times: 2, match: { path: 'charge.updated' } });
    await scene.charge(item);
    await until(async () => (await scene.payment(item.itemId)).fee_known_at !== null);
    await scene.idle();
    const { charge_id } = await scene.payment(item.itemId);
    const [transaction] = await scene.sql<{
      id: string;
      amount: string;
      fee: string;
      net: string;
      ledger_reference: string;
    }>('select * from balance_transactions where source = $1', [charge_id]);
    // 1.5 % + 0.25 in the sandbox.
    expect(transaction).toMatchObject({ amount: '10000', fee: '175', net: '9825' });
    expect(transaction!.ledger_reference).toBe(`pledge-collected-${item.itemId}`);
    expect(await scene.postings(`provider-fee-${transaction!.id}`)).toEqual([
      `campaign:${scene.campaignId}:fees_due > outside 175`,
    ]);
    expect(await scene.payment(item.itemId)).toMatchObject({ ask_at: null });
  });

  it('is asked for when no webhook brought it', async () => {
    const item = await scene.item();
    await scene.sandbox.faults(lost);
    await scene.charge(item);
    await until(async () => (await scene.sandbox.control<{ tasks: number }>('GET', 'idle')).tasks === 0);
    expect(await scene.payment(item.itemId)).toMatchObject({ fee_known_at: null, ask_at: expect.any(Date) });
    await scene.sql(`update payments set ask_at = tally_now() where item_id = $1`, [item.itemId]);
    await scene.get(AskOverduePayments).execute();
    expect(await scene.payment(item.itemId)).toMatchObject({ fee_known_at: expect.any(Date), ask_at: null });
  });
});

describe('in person', () => {
  it('the backer confirms the same payment, and the return page records it', async () => {
    const item = await scene.item('pm_card_sandbox_setup_then_authenticate');
    await scene.sandbox.faults(lost);
    await scene.charge(item);
    const { clientSecret, itemId, paymentMethodId } = await scene.get(PaymentSecret).execute(item.pledgeId);
    expect({ itemId, paymentMethodId }).toEqual({ itemId: item.itemId, paymentMethodId: item.cardId });
    await scene.sandbox.browser.pay(clientSecret, item.cardId);
    expect(await scene.get(AskPayment).execute(item.itemId)).toBe('succeeded');
    expect(await eventsNamed(item)).toEqual(['payment.needs-authentication', 'payment.succeeded']);
    expect(await scene.books(item.itemId)).toEqual([expect.objectContaining({ succeeded_charges: 1 })]);
    await expect(scene.get(PaymentSecret).execute(item.pledgeId)).rejects.toMatchObject({ code: 'payment-closed' });
  });

  it('a failed 3-D Secure leaves it to be tried again, and tells nobody', async () => {
    const item = await scene.item('pm_card_sandbox_setup_then_authenticate');
    await scene.charge(item);
    const { clientSecret } = await scene.get(PaymentSecret).execute(item.pledgeId);
    await scene.sandbox.browser.pay(clientSecret, undefined, 'fail');
    await scene.idle();
    expect(await scene.payment(item.itemId)).toMatchObject({ state: 'requires_action' });
    await scene.sandbox.browser.pay(clientSecret);
    await scene.idle();
    expect(await eventsNamed(item)).toEqual(['payment.needs-authentication', 'payment.succeeded']);
  });

  it('there is nothing to confirm for a pledge that was never charged', async () => {
    const { pledgeId } = await scene.item();
    await expect(scene.get(PaymentSecret).execute(pledgeId)).rejects.toMatchObject({ code: 'payment-not-found' });
  });
});

it('accounts, transfers, refunds and bank payouts are passed on once each, thin events too', async () => {
  const { stripe } = scene.sandbox;
  const account = await stripe.v2.core.accounts.create({
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
  });
  await scene.sandbox.control('POST', `accounts/${account.id}`, { outcome: 'complete' });
  await stripe.topups.create({ amount: 5_000, currency: 'eur' });
  const transfer = await stripe.transfers.create({ amount: 3_000, currency: 'eur', destination: account.id });
  await scene.sandbox.advance(3 * 86_400_000);
  await scene.idle();
  const passedOn = async (event: string) =>
    scene.sql<{ payload: Record<string, string> }>(`select payload from outbox where consumer = $1`, [`test.${event}`]);
  expect((await passedOn('recipient-account.changed')).map(({ payload }) => payload['accountId'])).toContain(
    account.id,
  );
  expect((await passedOn('transfer.changed')).map(({ payload }) => payload['transferId'])).toContain(transfer.id);
  const payouts = await passedOn('bank-payout.changed');
  expect(payouts.map(({ payload }) => payload['accountId'])).toContain(account.id);
});

it('two workers with the same events record and tell them once', async () => {
  const { stripe } = scene.sandbox;
  const events = Array.from({ length: 10 }, (_, index) => anEvent('refund.updated', { id: `re_twice_${index}` }));
  await Promise.all(events.map((event) => send(event)));
  const ids = events.map(({ id }) => id);
  await Promise.all([1, 2, 3].map(() => scene.get(RecordProviderEvents).execute(ids)));
  await scene.idle();
  const [told] = await scene.sql<{ count: string }>(
    `select count(*) from outbox where consumer = 'test.refund.changed' and payload->>'providerRefundId' like 're_twice_%'`,
  );
  expect(told!.count).toBe('10');
  expect(stripe).toBeDefined();
});
