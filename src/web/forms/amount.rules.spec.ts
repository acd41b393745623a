// Guarantee: a sum that somebody types becomes exactly that sum in minor units, or is refused; nothing is guessed.
import fc from 'fast-check';
import { amountPattern, parseAmount, typedAmount } from './amount.rules.js';

const asBrowsersDo = new RegExp(`^(?:${amountPattern})$`, 'v');

describe('what people type', () => {
  it.each([
    ['25', 'EUR', 2_500n],
    ['12.50', 'EUR', 1_250n],
    ['12,5', 'EUR', 1_250n],
    ['€ 1.250,00', 'EUR', 125_000n],
    ['1 250', 'EUR', 125_000n],
    ['1.250', 'EUR', 125_000n],
    ['0,01', 'EUR', 1n],
    ['1200', 'JPY', 1_200n],
    ['1.250', 'BHD', 1_250n],
    ['12,345', 'BHD', 12_345n],
    ['12.', 'EUR', 1_200n],
  ])('%s in %s is %s', (typed, currency, minor) => {
    expect(parseAmount(typed, currency)).toBe(minor);
    expect(typed).toMatch(asBrowsersDo);
  });

  it.each(['five', '-5', '1e3', '0x10'])('%s is refused by the browser, too', (typed) => {
    expect(typed).not.toMatch(asBrowsersDo);
  });

  it.each([
    ['', 'EUR'],
    ['-5', 'EUR'],
    ['1e3', 'EUR'],
    ['12.5055', 'EUR'],
    ['1.5', 'JPY'],
    ['0x10', 'EUR'],
    ['1,2,3', 'EUR'],
    ['1000000', 'EUR'],
    ['five', 'EUR'],
  ])('%s in %s is refused', (typed, currency) => {
    expect(parseAmount(typed, currency)).toBeUndefined();
  });
});

it('what is written into a field is read as the same sum', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.constantFrom('EUR', 'JPY', 'BHD'), (minor, currency) => {
      expect(parseAmount(typedAmount(minor, currency), currency)).toBe(BigInt(minor));
    }),
  );
});
