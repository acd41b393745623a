import { type ShippingRate } from '../../campaigns/index.js';
import { type MoneyJson } from '../../money/index.js';
import { type Locale } from '../../users/index.js';
import { parseAmount, typedAmount } from '../forms/amount.rules.js';
import { countryIn, countryName } from '../language/countries.js';
import { linesWords } from './lines.words.js';

export type ShippingRead =
  { readonly ok: true; readonly rates: ShippingRate[] } | { readonly ok: false; readonly message: string };

/** Shipping as a creator writes it: a line for each price, `Belgium, France: 6.50`. */
export function readShipping(text: string, currency: string, locale: Locale): ShippingRead {
  const words = linesWords[locale];
  const rates: ShippingRate[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, places, sum] = /^(.+)[:=]([^:=]+)$/.exec(line) ?? [];
    const price = sum === undefined ? undefined : parseAmount(sum, currency);
    if (places === undefined || price === undefined) return { ok: false, message: words.shippingLine(at + 1) };
    const countries: string[] = [];
    for (const place of places.split(/[,;]/).filter((one) => one.trim() !== '')) {
      const code = countryIn(place, locale);
      if (code === undefined) return { ok: false, message: words.noCountry(at + 1, place.trim().slice(0, 60)) };
      countries.push(code);
    }
    if (countries.length === 0) return { ok: false, message: words.shippingLine(at + 1) };
    rates.push({ countries, price, currency });
  }
  return { ok: true, rates };
}

interface Rate {
  readonly countries: readonly string[];
  readonly price: MoneyJson;
}

/** As it is written into the field. */
export const typedShipping = (rates: readonly Rate[], currency: string, locale: Locale): string =>
  rates
    .map(({ countries, price }) => {
      const names = countries.map((code) => countryName(code, locale).replaceAll(',', ''));
      return `${names.join(', ')}: ${typedAmount(price.amount, currency)}`;
    })
    .join('\n');
