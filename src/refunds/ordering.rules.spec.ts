// Guarantee: parts never exceed what is left, and shares of the fee add up to all of it once everything is back, whatever
// the parts and the rounding.
import fc from 'fast-check';
import { platformFee } from '../settlement/index.js';
import { assertMayOrder, needsTwo, partOf, partOfSum, providerFeeBorne, shareOf } from './ordering.rules.js';
import { NothingToRefund, RefundOfWhole, RefundParty, RefundTooLarge } from './refund.errors.js';

const left = { amount: 6_000n, tip: 100n };

it.each<[string, bigint | undefined, object]>([
  ['all of it', undefined, { amount: 6_000n, tip: 100n }],
  ['all of it by its sum', 6_000n, { amount: 6_000n, tip: 100n }],
  ['a part', 5_999n, { amount: 5_999n, tip: 0n }],
])('takes %s', (_, asked, part) => {
  expect(partOf(asked, left)).toEqual(part);
});

it('refuses more than is left, and anything of nothing', () => {
  expect(() => partOf(6_001n, left)).toThrow(RefundTooLarge);
  expect(() => partOf(undefined, { amount: 0n, tip: 0n })).toThrow(NothingToRefund);
});

it.each<[bigint, object | null]>([
  [6_100n, { amount: 6_000n, tip: 100n }],
  [6_050n, { amount: 6_000n, tip: 50n }],
  [1n, { amount: 1n, tip: 0n }],
  [6_101n, null],
  [0n, null],
])('splits %s that went back at the provider', (sum, part) => {
  expect(partOfSum(sum, left)).toEqual(part);
});

it('leaves the platform’s own fault to finance, as a whole', () => {
  expect(() => assertMayOrder('platform', undefined, { isParty: true })).toThrow(RefundParty);
  expect(() => assertMayOrder('platform', 5n, { isParty: false })).toThrow(RefundOfWhole);
  expect(() => assertMayOrder('platform', undefined, { isParty: false })).not.toThrow();
  expect(() => assertMayOrder('creator', 5n, { isParty: true })).not.toThrow();
});

it.each([
  [49_999n, 0n, 'EUR', false],
  [49_900n, 100n, 'EUR', true],
  [499n, 0n, 'JPY', false],
  [500n, 0n, 'JPY', true],
  [499_999n, 0n, 'BHD', false],
  [500_000n, 0n, 'BHD', true],
])('%s with a tip of %s %s needs two people: %s', (amount, tip, currency, two) => {
  expect(needsTwo({ amount, tip }, currency, 500)).toBe(two);
});

it('bears the provider’s fee only for its own fault, in proportion', () => {
  const charge = { amount: 6_000n, tip: 100n, fee: 117n };
  expect(providerFeeBorne('platform', 6_000n, charge)).toBe(117n);
  expect(providerFeeBorne('platform', 3_000n, charge)).toBe(58n);
  expect(providerFeeBorne('creator', 6_000n, charge)).toBe(0n);
});

it('returns of fee and VAT the difference that it makes', () => {
  const terms = { feeBps: 400, vatBps: 2_100 };
  // Of 120.00 they are 4.80 and 1.01, of 60.00 2.40 and 0.50, of nothing 0.
  expect(shareOf(6_000n, 0n, 12_000n, terms)).toEqual({ fee: 240n, vat: 51n });
  expect(shareOf(6_000n, 6_000n, 12_000n, terms)).toEqual({ fee: 240n, vat: 50n });
});

it('returns the whole fee in the end, in whatever parts', () => {
  const parts = fc.array(fc.bigInt(1n, 10n ** 6n), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      parts,
      fc.integer({ min: 0, max: 2_000 }),
      fc.integer({ min: 0, max: 2_500 }),
      (amounts, feeBps, vatBps) => {
        const terms = { feeBps, vatBps };
        const collected = amounts.reduce((sum, amount) => sum + amount, 0n);
        let [before, fee, vat] = [0n, 0n, 0n];
        for (const amount of amounts) {
          const share = shareOf(amount, before, collected, terms);
          expect(share.fee >= 0n && share.vat >= 0n).toBe(true);
          before += amount;
          fee += share.fee;
          vat += share.vat;
        }
        expect({ fee, vat }).toEqual(platformFee(collected, terms));
      },
    ),
  );
});
