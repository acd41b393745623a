import { format, money } from '../../money/index.js';
import { type Locale } from '../../users/index.js';

/** British English, as on the pages: in Europe 3/12 is the third of December. */
const datesOf: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr', nl: 'nl' };

/** How a language writes sums and times. */
export interface Words {
  /** Minor units, as Postgres sends them or as bigint. */
  sum(amount: string | bigint, currency: string): string;
  /** Date and time in the zone, which is named. */
  moment(at: Date | string, zone: string): string;
  day(at: Date | string, zone: string): string;
}

export const wordsOf = (locale: Locale): Words => ({
  sum: (amount, currency) => format(money(BigInt(amount), currency), locale),
  moment: (at, zone) => {
    const told = new Intl.DateTimeFormat(datesOf[locale], { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
    return `${told.format(new Date(at))} (${zone})`;
  },
  day: (at, zone) =>
    new Intl.DateTimeFormat(datesOf[locale], { dateStyle: 'long', timeZone: zone }).format(new Date(at)),
});
