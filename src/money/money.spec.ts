// Guarantee: money of two currencies never mixes, and people read the right number of decimals.
import fc from 'fast-check';
import {
  add,
  compare,
  CurrencyMismatch,
  format,
  fromJson,
  money,
  subtract,
  sum,
  toJson,
  UnknownCurrency,
} from './index.js';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('Money', () => {
  it.each([
    [money(4150n, 'EUR'), 'en', '€41.50'],
    [money(4150n, 'EUR'), 'fr', '41,50 €'],
    [money(4150n, 'EUR'), 'nl', '€ 41,50'],
    [money(-5n, 'EUR'), 'en', '-€0.05'],
    [money(4150n, 'JPY'), 'en', '¥4,150'],
    [money(4150n, 'BHD'), 'en', 'BHD 4.150'],
  ])('formats %o for %s', (amount, locale, expected) => {
    expect(plain(format(amount, locale))).toBe(expected);
  });

  it('refuses to add, subtract, sum or compare two currencies', () => {
    const euro = money(1n, 'EUR');
    const yen = money(1n, 'JPY');
    for (const mix of [
      () => add(euro, yen),
      () => subtract(euro, yen),
      () => compare(euro, yen),
      () => sum('EUR', [yen]),
    ]) {
      expect(mix).toThrow(CurrencyMismatch);
    }
  });

  it('refuses a currency that does not exist', () => {
    expect(() => money(1n, 'EUX')).toThrow(UnknownCurrency);
    expect(() => money(1n, 'eur')).toThrow(UnknownCurrency);
  });

  it('survives the way through JSON', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (amount) => {
        expect(fromJson(toJson(money(BigInt(amount), 'EUR')))).toEqual(money(BigInt(amount), 'EUR'));
      }),
    );
  });
});
