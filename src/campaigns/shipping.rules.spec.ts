// Guarantee: each country has one price or none; what no price names is sent only where there is one for everywhere else.
import { ShippingCountries } from './draft.errors.js';
import { assertCountries, priceTo, ratesOf } from './shipping.rules.js';

describe('prices by country', () => {
  const prices = new Map([
    ['BE', 0n],
    ['FR', 650n],
    ['*', 1_200n],
    ['NL', 650n],
  ]);

  it.each([
    ['a country with a price', 'FR', 650n],
    ['free', 'BE', 0n],
    ['any other', 'JP', 1_200n],
  ])('%s', (_, country, price) => expect(priceTo(prices, country)).toBe(price));

  it('are none where nothing names the country', () => expect(priceTo(new Map([['BE', 1n]]), 'FR')).toBeUndefined());

  it('are told together where they are the same', () => {
    expect(ratesOf(prices, 'EUR').map(({ countries, price }) => [countries.join(' '), price])).toEqual([
      ['BE', 0n],
      ['FR NL', 650n],
      ['*', 1_200n],
    ]);
  });
});

describe('lists of countries', () => {
  it.each([
    ['none', [], undefined],
    ['codes and everywhere else', [['BE', 'FR'], ['*']], undefined],
    ['no country', [['BE'], ['XX']], '/r/1/countries/0'],
    ['small letters', [['be']], '/r/0/countries/0'],
    [
      'a country twice',
      [
        ['BE', 'FR'],
        ['NL', 'FR'],
      ],
      '/r/1/countries/1',
    ],
    ['everywhere else twice', [['*'], ['*']], '/r/1/countries/0'],
  ])('%s', (_, lists, pointer) => {
    const check = () => assertCountries(lists.map((countries) => ({ countries })), '/r'); // prettier-ignore
    if (pointer === undefined) return expect(check).not.toThrow();
    expect(check).toThrow(ShippingCountries);
    try {
      check();
    } catch (error) {
      expect((error as ShippingCountries).errors?.[0]?.pointer).toBe(pointer);
    }
  });
});
