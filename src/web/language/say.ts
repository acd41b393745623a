import { format, fromJson, money, type MoneyJson } from '../../money/index.js';
import { type Locale } from '../../users/index.js';

const kept = new Map<string, Intl.DateTimeFormat>();
const mostKept = 200;

/** Making a format costs a hundred times what using it does. */
function dates(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = kept.get(key);
  if (known) return known;
  // British English: in Europe 3/12 is the third of December.
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, made);
  return made;
}

const numbers: Readonly<Record<Locale, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en-IE'),
  fr: new Intl.NumberFormat('fr-BE'),
  nl: new Intl.NumberFormat('nl-BE'),
};

const plurals: Readonly<Record<Locale, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  fr: new Intl.PluralRules('fr'),
  nl: new Intl.PluralRules('nl'),
};

/** How a language writes sums, numbers and times on pages. */
export class Say {
  constructor(readonly locale: Locale) {}

  /** Minor units; whole sums without their zeros, as on a price tag. */
  sum({ amount, currency }: MoneyJson): string {
    return format(fromJson({ amount, currency }), this.locale).replace(/[.,]00(?=\D*$)/, '');
  }

  /** Minor units, to the last cent: for books, receipts and what is owed. */
  exact({ amount, currency }: MoneyJson): string {
    return format(money(BigInt(amount), currency), this.locale);
  }

  number(count: number): string {
    return numbers[this.locale].format(count);
  }

  /** Basis points as percent: 450 → `4.5 %`. */
  percent(bps: number): string {
    return `${numbers[this.locale].format(bps / 100)} %`;
  }

  /** `one` for what the language counts like one, else `many`. */
  plural<T>(count: number, one: T, many: T): T {
    return plurals[this.locale].select(count) === 'one' ? one : many;
  }

  day(at: string | Date, zone: string): string {
    return dates(this.locale, { dateStyle: 'long', timeZone: zone }).format(new Date(at));
  }

  /** `14 Dec`: where the year is plain. */
  shortDay(at: string | Date, zone: string): string {
    return dates(this.locale, { day: 'numeric', month: 'short', timeZone: zone }).format(new Date(at));
  }

  time(at: string | Date, zone: string): string {
    return dates(this.locale, { timeStyle: 'short', timeZone: zone }).format(new Date(at));
  }

  /** Day and time with the zone's short name: `14 December 2026 at 23:59 CET`. */
  moment(at: string | Date, zone: string): string {
    const options: Intl.DateTimeFormatOptions = {
      ...{ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
      ...{ timeZone: zone, timeZoneName: 'short' },
    };
    return dates(this.locale, options).format(new Date(at));
  }

  /** Of `2027-03`, as rewards promise it. */
  month(month: string): string {
    const options: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric', timeZone: 'UTC' };
    return dates(this.locale, options).format(new Date(`${month.slice(0, 7)}-01T00:00:00Z`));
  }

  /** The same where there is little room: `Mar 27`. */
  shortMonth(month: string): string {
    const options: Intl.DateTimeFormatOptions = { month: 'short', year: '2-digit', timeZone: 'UTC' };
    return dates(this.locale, options).format(new Date(`${month.slice(0, 7)}-01T00:00:00Z`));
  }
}

const says: Readonly<Record<Locale, Say>> = { en: new Say('en'), fr: new Say('fr'), nl: new Say('nl') };

export const sayIn = (locale: Locale): Say => says[locale];
