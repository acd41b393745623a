import { isCountry } from './countries.js';
import { ShippingCountries } from './draft.errors.js';
import { type Totals } from './locked-campaign.js';

/** Stands in a list of countries for all that no other price names. */
export const elsewhere = '*';

/** What sending one piece costs by country, in minor units; nothing needs to be sent of a reward without any. */
export type ShippingPrices = ReadonlyMap<string, bigint>;

/** Countries that cost the same, with the price of one piece in minor units. */
export interface ShippingRate {
  readonly countries: readonly string[];
  readonly price: bigint;
  readonly currency: string;
}

/** Prices by country as JSON has them. */
export const pricesIn = (written: Readonly<Record<string, string>>): ShippingPrices =>
  new Map(Object.entries(written).map(([country, price]) => [country, BigInt(price)]));

/** What one piece costs to a country; undefined when it is not sent there. */
export const priceTo = (prices: ShippingPrices, country: string): bigint | undefined =>
  prices.get(country) ?? prices.get(elsewhere);

/**
 * Every country once, as its code.
 *
 * @param pointer where the rates stand in what was sent.
 * @throws ShippingCountries
 */
export function assertCountries(rates: readonly Pick<ShippingRate, 'countries'>[], pointer: string): void {
  const seen = new Set<string>();
  rates.forEach(({ countries }, at) => {
    countries.forEach((country, place) => {
      const isKnown = country === elsewhere || isCountry(country);
      const message = !isKnown
        ? 'must be a country of ISO 3166 such as BE, or * for everywhere else'
        : seen.has(country)
          ? 'must not stand in the list twice'
          : undefined;
      if (message)
        throw new ShippingCountries({ errors: [{ pointer: `${pointer}/${at}/countries/${place}`, message }] });
      seen.add(country);
    });
  });
}

/** The countries that cost the same, together: what costs least first, and everywhere else at the end of its price. */
export function ratesOf(prices: ShippingPrices, currency: string): ShippingRate[] {
  const byPrice = new Map<bigint, string[]>();
  for (const [country, price] of prices) byPrice.set(price, [...(byPrice.get(price) ?? []), country]);
  return [...byPrice]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([price, list]) => ({ price, currency, countries: list.sort((a, b) => rank(a).localeCompare(rank(b))) }));
}

const rank = (country: string): string => (country === elsewhere ? '~' : country);

/** What a campaign got for itself: the contributions and their shipping. The platform's fee is on this. */
export const gained = ({ collected, shipping }: Pick<Totals, 'collected' | 'shipping'>): bigint => collected + shipping;
