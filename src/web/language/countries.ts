import { countries, elsewhere } from '../../campaigns/index.js';
import { type Locale } from '../../users/index.js';

const names: Readonly<Record<Locale, Intl.DisplayNames>> = {
  en: new Intl.DisplayNames('en-GB', { type: 'region' }),
  fr: new Intl.DisplayNames('fr-BE', { type: 'region' }),
  nl: new Intl.DisplayNames('nl-BE', { type: 'region' }),
};

const others: Readonly<Record<Locale, string>> = {
  en: 'everywhere else',
  fr: 'partout ailleurs',
  nl: 'overal elders',
};

/** The name of a country, or of everywhere else. */
export const countryName = (code: string, locale: Locale): string =>
  code === elsewhere ? others[locale] : (names[locale].of(code) ?? code);

/** Those of the codes, or all, by their names in the language. */
export function countriesByName(
  locale: Locale,
  codes: readonly string[] = countries,
): { code: string; name: string }[] {
  return codes
    .map((code) => ({ code, name: countryName(code, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}*]/gu, '')
    .toLowerCase();

const known = new Map<Locale, ReadonlyMap<string, string>>();

/** The code of a country that somebody wrote: its code or its name, whatever the accents; undefined for what is none. */
export function countryIn(text: string, locale: Locale): string | undefined {
  const written = known.get(locale) ?? writtenIn(locale);
  known.set(locale, written);
  return written.get(plain(text));
}

function writtenIn(locale: Locale): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  for (const code of [...countries, elsewhere]) {
    written.set(plain(countryName(code, locale)), code);
    written.set(plain(code), code);
  }
  return written;
}
