// Guarantee: shipping is read as people write it, in each language, and what they get to see again reads the same.
import { countries } from '../../campaigns/index.js';
import { countryIn, countryName } from '../language/countries.js';
import { readShipping, typedShipping } from './shipping.form.js';

const locales = ['en', 'fr', 'nl'] as const;

it('reads names, codes and everywhere else, a line for each price', () => {
  const read = readShipping('Belgique, fr ; Pays-Bas : 6,50\n\npartout ailleurs = 12', 'EUR', 'fr');
  expect(read).toEqual({
    ok: true,
    rates: [
      { countries: ['BE', 'FR', 'NL'], price: 650n, currency: 'EUR' },
      { countries: ['*'], price: 1_200n, currency: 'EUR' },
    ],
  });
});

it.each([
  ['Belgium 5', 'Line 1'],
  ['Belgium: 5\nBelgum: 6', 'Belgum'],
  ['Belgium: five', 'Line 1'],
  [': 5', 'Line 1'],
])('refuses %j, and says where', (text, told) => {
  const read = readShipping(text, 'EUR', 'en');
  expect(read).toMatchObject({ ok: false, message: expect.stringContaining(told) as string });
});

it.each(locales)('knows every country by its name in %s', (locale) => {
  for (const code of [...countries, '*']) expect(countryIn(countryName(code, locale), locale)).toBe(code);
});

it.each(locales)('shows in %s what it reads', (locale) => {
  const rates = [
    { countries: [...countries], price: { amount: 650, currency: 'EUR' } },
    { countries: ['*'], price: { amount: 0, currency: 'EUR' } },
  ];
  expect(readShipping(typedShipping(rates, 'EUR', locale), 'EUR', locale)).toEqual({
    ok: true,
    rates: rates.map(({ countries: codes, price }) => ({
      countries: codes,
      price: BigInt(price.amount),
      currency: 'EUR',
    })),
  });
});
