// Guarantee: an amount is the same sum of money here and at the provider, whatever decimals its currency has.
import fc from 'fast-check';
import { fromStripeAmount, toStripeAmount } from '../../src/payments/stripe/stripe-amounts.js';
import { chargeMinimum } from '../../src/money/index.js';
import { currencies } from '../../src/sandbox/money/currencies.js';
import { until } from '../support/until.js';
import { Scene } from './scene.js';

// currency, our minor units, tip, what Stripe writes
const sums: [currency: string, amount: bigint, tip: bigint, written: number][] = [
  ['EUR', 4_150n, 50n, 4_200],
  ['JPY', 1_500n, 100n, 1_600],
  ['KRW', 25_000n, 0n, 25_000],
  ['BHD', 12_340n, 1_000n, 13_340],
  ['KWD', 1_500n, 0n, 1_500],
  ['HUF', 20_000n, 0n, 20_000],
  ['ISK', 8_000n, 0n, 800_000],
  ['UGX', 20_000n, 5_000n, 2_500_000],
];

describe('over the wire', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterAll(async () => {
    await scene.faultless();
    await scene.expectInvariants();
    await scene.stop();
  });

  it.each(sums)('bug 7, the minor units of %s', async (currency, amount, tip, written) => {
    const item = await scene.item('pm_card_visa', { amount, tip, currency });
    expect(await scene.charge(item)).toEqual({ kind: 'succeeded' });
    await until(async () => (await scene.payment(item.itemId)).fee_known_at !== null);
    const [books] = await scene.books(item.itemId);
    expect(books).toMatchObject({ amount: written, charged: written });
    const { charge_id } = await scene.payment(item.itemId);
    const [row] = await scene.sql<{ amount: string; fee: string; currency: string }>(
      'select amount, fee, currency from balance_transactions where source = $1',
      [charge_id],
    );
    expect(row).toMatchObject({ amount: String(amount + tip), currency });
    // ISK and UGX are counted in hundredths there: what is below our unit is part of the fee.
    const fee = amount + tip - fromStripeAmount(books!.charged - books!.fee, currency);
    expect(BigInt(row!.fee)).toBe(fee);
  });

  it('an amount that the provider cannot charge is for staff, and no call is made', async () => {
    const item = await scene.item('pm_card_visa', { amount: 12_345n, currency: 'BHD' });
    const before = (await scene.sandbox.requests(/payment_intents/)).length;
    expect(await scene.charge(item)).toEqual({ kind: 'refused', code: 'amount_not_chargeable' });
    expect((await scene.sandbox.requests(/payment_intents/)).length).toBe(before);
  });
});

it('there and back is the same', () => {
  const amounts = fc.bigInt(1n, 99_999n).map((units) => units * 1_000n);
  fc.assert(
    fc.property(amounts, fc.constantFrom(...sums.map(([currency]) => currency)), (amount, currency) => {
      expect(fromStripeAmount(toStripeAmount(amount, currency), currency.toLowerCase())).toBe(amount);
    }),
  );
});

it.each(Object.entries(currencies))('what is promised in %s is enough for the provider', (code, { least, step }) => {
  const written = toStripeAmount(chargeMinimum(code.toUpperCase()), code.toUpperCase());
  expect(written).toBeGreaterThanOrEqual(least);
  expect(written % step).toBe(0);
});
