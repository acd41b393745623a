// Guarantee: each call of the gateway says in our words what the provider answered, finds again by our own ids what a lost
// answer was about, and never calls an unknown outcome a failure.
import { randomUUID } from 'node:crypto';
import { PaymentGateway, ProviderBusy, ProviderRefused, ProviderUnknownOutcome } from '../../src/payments/index.js';
import { StripeCalls } from '../../src/payments/stripe/stripe-calls.js';
import { StripeGateway } from '../../src/payments/stripe/stripe-gateway.js';
import { until } from '../support/until.js';
import { Scene } from './scene.js';

let scene: Scene;
let gateway: PaymentGateway;
beforeAll(async () => {
  scene = await Scene.open({ settings: { STRIPE_TIMEOUT_MS: '1500' } });
  gateway = scene.get(PaymentGateway);
});
afterAll(() => scene.stop());
afterEach(() => scene.sandbox.faults());

async function paid(amount = 10_000n, card = 'pm_card_bypassPending') {
  const item = await scene.item(card, { amount });
  await scene.charge(item);
  await until(async () => (await scene.payment(item.itemId)).fee_known_at !== null);
  return (await scene.payment(item.itemId)).provider_id!;
}

async function anAccount() {
  const recipientId = randomUUID();
  const account = await gateway.createAccount({
    recipientId,
    legalName: 'Makers Cooperative',
    email: 'makers@example.org',
    country: 'BE',
  });
  return { recipientId, account };
}

describe('refunds', () => {
  const order = async (amount: bigint, paymentId: string) => {
    const refundId = randomUUID();
    return { refundId, paymentId, amount, currency: 'EUR', key: `refund:${refundId}` };
  };

  it('bug 4: two equal parts of one payment are two refunds, and each is found by its row', async () => {
    const paymentId = await paid();
    const orders = [await order(2_000n, paymentId), await order(2_000n, paymentId)];
    const made = await Promise.all(orders.map((one) => gateway.createRefund(one)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    for (const [index, { refundId }] of orders.entries()) {
      expect(await gateway.findRefund({ refundId, paymentId })).toEqual(made[index]);
      expect(made[index]).toMatchObject({ refundId, paymentId, amount: 2_000n, currency: 'EUR', status: 'succeeded' });
      expect(made[index]!.balanceTransaction).toMatchObject({ amount: -2_000n });
    }
    expect(await gateway.findRefund({ refundId: randomUUID(), paymentId })).toBeNull();
  });

  it('the same order twice is one refund', async () => {
    const one = await order(2_000n, await paid());
    expect((await gateway.createRefund(one)).id).toBe((await gateway.createRefund(one)).id);
  });

  it('more than was charged is refused', async () => {
    await expect(gateway.createRefund(await order(10_001n, await paid()))).rejects.toBeInstanceOf(ProviderRefused);
  });

  it('pending, then failed', async () => {
    const refund = await gateway.createRefund(await order(2_000n, await paid(10_000n, 'pm_card_refundFail')));
    await scene.sandbox.advance(2 * 3_600_000);
    expect(await gateway.retrieveRefund(refund.id)).toMatchObject({
      status: 'failed',
      failureReason: expect.any(String) as string,
      failureBalanceTransaction: { amount: 2_000n },
    });
  });
});

describe('accounts and transfers', () => {
  it('an account is ready when it may receive transfers, and not before', async () => {
    const { recipientId, account } = await anAccount();
    expect(account).toMatchObject({ recipientId, livemode: false, closed: false, country: 'BE' });
    expect(account.transfers).not.toBe('active');
    const link = await gateway.createAccountLink({
      accountId: account.id,
      returnUrl: 'https://tally.example/done',
      refreshUrl: 'https://tally.example/again',
    });
    await scene.sandbox.browser.onboard(link.url);
    expect(await gateway.retrieveAccount(account.id)).toMatchObject({ transfers: 'active', requirements: [] });
    await scene.sandbox.control('POST', `accounts/${account.id}`, { outcome: 'rejected' });
    expect(await gateway.retrieveAccount(account.id)).toMatchObject({ transfers: 'restricted' });
  });

  it('a transfer is found by its line; one beyond the balance is refused by its code', async () => {
    await paid();
    const { account } = await anAccount();
    await scene.sandbox.control('POST', `accounts/${account.id}`, { outcome: 'complete' });
    const payoutLineId = randomUUID();
    const transfer = {
      payoutLineId,
      accountId: account.id,
      amount: 5_000n,
      currency: 'EUR',
      transferGroup: `campaign_${scene.campaignId}`,
      key: `tr:${payoutLineId}`,
    };
    await scene.sandbox.faults({ kind: 'body_cut_after_commit', match: { path: 'transfers', count: 1 } });
    await expect(gateway.createTransfer(transfer)).rejects.toBeInstanceOf(ProviderUnknownOutcome);
    const found = await gateway.findTransfer(transfer);
    expect(found).toMatchObject({ payoutLineId, accountId: account.id, amount: 5_000n, amountReversed: 0n });
    expect((await gateway.createTransfer(transfer)).id).toBe(found!.id);
    expect(await gateway.findTransfer({ ...transfer, payoutLineId: randomUUID() })).toBeNull();
    const much = { ...transfer, amount: 9_000_000n, payoutLineId: randomUUID(), key: `tr:${randomUUID()}` };
    await expect(gateway.createTransfer(much)).rejects.toMatchObject({ code: 'balance_insufficient' });
  });

  it('the payout of a connected account to its bank', async () => {
    const { account } = await anAccount();
    await scene.sandbox.control('POST', `accounts/${account.id}`, { outcome: 'complete' });
    await scene.sandbox.stripe.topups.create({ amount: 5_000, currency: 'eur' });
    await scene.sandbox.stripe.transfers.create({ amount: 3_000, currency: 'eur', destination: account.id });
    await scene.sandbox.advance(3 * 86_400_000);
    const list = await scene.sandbox.stripe.payouts.list({}, { stripeAccount: account.id });
    const payoutId = list.data[0]!.id;
    expect(await gateway.retrieveBankPayout({ accountId: account.id, payoutId })).toMatchObject({
      amount: 3_000n,
      currency: 'EUR',
      status: 'paid',
    });
  });
});

it('the balance and its movements, page by page', async () => {
  await Promise.all(
    Array.from({ length: 110 }, () => scene.sandbox.stripe.topups.create({ amount: 100, currency: 'eur' })),
  );
  const balance = await gateway.retrieveBalance();
  expect(balance.available).toContainEqual({ currency: 'EUR', amount: expect.any(BigInt) as bigint });
  const first = await gateway.listBalanceTransactions({});
  expect(first.data).toHaveLength(100);
  const second = await gateway.listBalanceTransactions({ after: first.next! });
  const ids = new Set([...first.data, ...second.data].map(({ id }) => id));
  expect(ids.size).toBe(first.data.length + second.data.length);
  for (const { amount, fee, net } of first.data) expect(net).toBe(amount - fee);
});

it('a card is forgotten once, and then known to be gone', async () => {
  const { cardId } = await scene.savedCard();
  expect(await gateway.isCardSaved(cardId)).toBe(true);
  expect(await gateway.retrieveCard(cardId)).toMatchObject({ paymentMethodId: cardId, brand: 'visa', last4: '4242' });
  await gateway.detachCard(cardId);
  expect(await gateway.isCardSaved(cardId)).toBe(false);
  expect(await gateway.retrieveCard(cardId)).toBeNull();
  await expect(gateway.detachCard(cardId)).rejects.toMatchObject({ status: 400 });
  expect(await gateway.isCardSaved('pm_none')).toBe(false);
});

it.each([
  [{ kind: 'rate_limit', ms: 1_000 }, ProviderBusy, { retryAfterMs: 1_000, limited: true }],
  [{ kind: 'error_before_commit' }, ProviderUnknownOutcome, { keySpent: false }],
  [{ kind: 'body_cut_after_commit' }, ProviderUnknownOutcome, { keySpent: false }],
  [{ kind: 'hang' }, ProviderUnknownOutcome, { keySpent: false }],
])('%j', async (fault, type, parts) => {
  await scene.sandbox.faults({ ...fault, match: { path: '^/v1/balance$', count: 1 } });
  const failure: unknown = await gateway.retrieveBalance().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(type);
  expect(failure).toMatchObject(parts);
});

it.each([
  ['a 500 that was kept', { kind: 'error_before_commit', saved: true }, ProviderUnknownOutcome],
  ['a 500 that was not', { kind: 'error_before_commit' }, null],
])('%s spends its key only when it is repeated', async (_, fault, again) => {
  const order = { refundId: randomUUID(), paymentId: await paid(), amount: 2_000n, currency: 'EUR', key: randomUUID() };
  await scene.sandbox.faults({ ...fault, match: { method: 'POST', path: '^/v1/refunds$', count: 1 } });
  const make = () => gateway.createRefund(order).catch((error: unknown) => error);
  expect(await make()).toMatchObject({ name: 'ProviderUnknownOutcome', keySpent: false });
  if (again) expect(await make()).toMatchObject({ name: again.name, keySpent: true });
  else expect(await make()).toMatchObject({ refundId: order.refundId });
});

it('a refusal that is repeated, and a key taken for other parameters, are spent', async () => {
  const paymentId = await paid();
  const order = { refundId: randomUUID(), paymentId, amount: 20_000n, currency: 'EUR', key: randomUUID() };
  const make = (amount: bigint) => gateway.createRefund({ ...order, amount }).catch((error: unknown) => error);
  expect(await make(20_000n)).toMatchObject({ name: 'ProviderRefused', keySpent: false });
  expect(await make(20_000n)).toMatchObject({ name: 'ProviderRefused', keySpent: true });
  expect(await make(20_001n)).toMatchObject({ name: 'ProviderRefused', keySpent: true });
});

it('a key that is not accepted refuses nothing that was asked: all of it is asked again', async () => {
  const settings = { ...scene.running.settings, STRIPE_SECRET_KEY: 'sk_revoked' };
  const failure: unknown = await new StripeGateway(scene.get(StripeCalls), settings).retrieveBalance().catch((e) => e);
  expect(failure).toBeInstanceOf(ProviderBusy);
  expect(failure).toMatchObject({ retryAfterMs: 60_000, limited: false });
});

it('what does not exist is refused with its code', async () => {
  await expect(gateway.retrievePayment('pi_none')).rejects.toMatchObject({ status: 404, code: 'resource_missing' });
});
