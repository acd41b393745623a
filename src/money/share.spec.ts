// Guarantee: shares and splits add up to the last minor unit, whatever the sums.
import fc from 'fast-check';
import { allocate, bps } from './index.js';

describe('bps', () => {
  it.each([
    [10_000n, 400, 400n],
    [12n, 400, 0n],
    [13n, 400, 1n],
    [125n, 400, 5n],
    [0n, 10_000, 0n],
    [99_999_999n, 10_000, 99_999_999n],
  ])('of %d at %d is %d', (amount, rate, share) => expect(bps(amount, rate)).toBe(share));

  it.each([
    [-1n, 400],
    [1n, -1],
    [1n, 10_001],
    [1n, 1.5],
  ])('refuses %d at %d', (amount, rate) => expect(() => bps(amount, rate)).toThrow(RangeError));
});

describe('allocate', () => {
  it.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [5n, [0n, 3n, 7n], [0n, 2n, 3n]],
    [1n, [1n, 1n], [1n, 0n]],
    [0n, [1n, 2n], [0n, 0n]],
  ])('splits %d by %o', (total, weights, parts) => expect(allocate(total, weights)).toEqual(parts));

  it('adds up, and no part is a whole unit away from its exact share', () => {
    const weights = fc
      .array(fc.bigInt(0n, 10n ** 9n), { minLength: 1, maxLength: 30 })
      .filter((w) => w.some((x) => x > 0n));
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), weights, (total, parts) => {
        const whole = parts.reduce((a, b) => a + b, 0n);
        const split = allocate(total, parts);
        expect(split.reduce((a, b) => a + b, 0n)).toBe(total);
        split.forEach((part, index) => {
          const distance = part * whole - total * (parts[index] ?? 0n);
          expect(distance > -whole && distance < whole).toBe(true);
        });
      }),
    );
  });

  it.each([
    [-1n, [1n]],
    [1n, []],
    [1n, [0n]],
    [1n, [2n, -1n]],
  ])('refuses %d by %o', (total, weights) => {
    expect(() => allocate(total, weights)).toThrow(RangeError);
  });
});
