// Guarantee: what the provider moves is known per currency: its decimals, its steps, its least and its most.
import fc from 'fast-check';
import { belowStep, chargeMaximum, chargeMinimum, exponent, providerScale, step } from './index.js';

it.each<[currency: string, decimals: number, step: bigint, scale: bigint, least: bigint, most: bigint]>([
  ['EUR', 2, 1n, 1n, 50n, 99_999_999n],
  ['HUF', 2, 1n, 1n, 17_500n, 99_999_999n],
  ['CZK', 2, 1n, 1n, 1_500n, 99_999_999n],
  ['THB', 2, 1n, 1n, 1_000n, 99_999_999n],
  ['PEN', 2, 1n, 1n, 50n, 99_999_999n],
  ['JPY', 0, 1n, 1n, 50n, 99_999_999n],
  ['KRW', 0, 1n, 1n, 1_000n, 99_999_999n],
  ['BHD', 3, 10n, 1n, 500n, 99_999_999n],
  ['JOD', 3, 10n, 1n, 500n, 99_999_999n],
  ['KWD', 3, 10n, 1n, 500n, 99_999_999n],
  ['OMR', 3, 10n, 1n, 500n, 99_999_999n],
  ['TND', 3, 10n, 1n, 2_000n, 99_999_999n],
  // Whole units, of which the provider counts hundredths: 100 there is 1 here.
  ['ISK', 0, 1n, 100n, 80n, 999_999n],
  ['UGX', 0, 1n, 100n, 2_500n, 999_999n],
])('%s', (currency, decimals, smallest, scale, least, most) => {
  expect(exponent(currency)).toBe(decimals);
  expect(step(currency)).toBe(smallest);
  expect(providerScale(currency)).toBe(scale);
  expect([chargeMinimum(currency), chargeMaximum(currency)]).toEqual([least, most]);
});

it('takes from any amount less than a step, and leaves whole steps', () => {
  const currency = fc.constantFrom(...Intl.supportedValuesOf('currency'));
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), currency, (amount, code) => {
      const below = belowStep(amount, code);
      expect(below >= 0n && below < step(code)).toBe(true);
      expect((amount - below) % step(code)).toBe(0n);
      expect(belowStep(chargeMinimum(code), code)).toBe(0n);
    }),
  );
});
