import { Temporal } from 'temporal-polyfill';
import { format, type Money } from '../money/index.js';

export type ConsentLocale = 'en' | 'fr' | 'nl';

/** What a consent depends on. */
export interface ConsentTerms {
  readonly locale: ConsentLocale;
  /** Amount and tip together. */
  readonly total: Money;
  /** The deadline of the round. */
  readonly deadline: Date;
  /** The end of the window, once the round is decided: a suspension makes it later than the deadline foretells. */
  readonly collectingEndsAt?: Date | null;
  /** IANA zone in which the dates are told. */
  readonly zone: string;
  /** What must be reached for the card to be charged; undefined when it is charged whatever the sum. */
  readonly target?: Money;
}

export interface ConsentText {
  readonly version: string;
  readonly sentence: string;
  /** ISO calendar date in the campaign's zone. */
  readonly latestDate: string;
}

/** How long a charge that was begun may take to reach the bank: none begins later than this before a consent ends. */
export const beforeTheEndMs = 10 * 60_000;

/** Thirty minutes of closing and 168 hours of collecting after the deadline. */
const longestChargingMs = (30 + 168 * 60) * 60_000;

/** The last instant at which a pledge to a round with this deadline may be charged, unless a suspension moves the window. */
export const chargingEnds = (deadline: Date): Date => new Date(deadline.getTime() + longestChargingMs + beforeTheEndMs);

/** A new wording is a new version; old consents keep theirs. */
const version = '2026-11c';

const wordings: Record<ConsentLocale, { conditional: string; whatever: string }> = {
  en: {
    conditional:
      'I pledge {total}. This sum is charged to the card or bank account that I save, after {deadline}, at the latest on {latest}, and only if {target} is reached by then.',
    whatever:
      'I pledge {total}. This sum is charged to the card or bank account that I save, after {deadline}, at the latest on {latest}, whatever sum is reached.',
  },
  fr: {
    conditional:
      'Je m’engage pour {total}. Cette somme est débitée de la carte ou du compte bancaire que j’enregistre, après le {deadline}, au plus tard le {latest}, et seulement si {target} sont atteints d’ici là.',
    whatever:
      'Je m’engage pour {total}. Cette somme est débitée de la carte ou du compte bancaire que j’enregistre, après le {deadline}, au plus tard le {latest}, quelle que soit la somme atteinte.',
  },
  nl: {
    conditional:
      'Ik zeg {total} toe. Dit bedrag wordt afgeschreven van de kaart of bankrekening die ik opsla, na {deadline}, uiterlijk op {latest}, en alleen als {target} dan is bereikt.',
    whatever:
      'Ik zeg {total} toe. Dit bedrag wordt afgeschreven van de kaart of bankrekening die ik opsla, na {deadline}, uiterlijk op {latest}, welk bedrag er ook is bereikt.',
  },
};

/** The exact sentence that a backer agrees to. Deterministic, so that what was shown can be compared with what holds. */
export function composeConsent(terms: ConsentTerms): ConsentText {
  const latest = latestCharge(terms);
  const wording = wordings[terms.locale][terms.target ? 'conditional' : 'whatever'];
  const dates = dateFormatsOf(terms.locale, terms.zone);
  const words: Record<string, string> = {
    total: format(terms.total, terms.locale),
    deadline: dates.minute.format(terms.deadline),
    latest: dates.day.format(latest),
    target: terms.target ? format(terms.target, terms.locale) : '',
  };
  const sentence = wording.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
  const latestDate = Temporal.Instant.fromEpochMilliseconds(latest.getTime())
    .toZonedDateTimeISO(terms.zone)
    .toPlainDate();
  return { version, sentence, latestDate: latestDate.toString() };
}

function latestCharge({ deadline, collectingEndsAt }: ConsentTerms): Date {
  const windowEnds = (collectingEndsAt?.getTime() ?? 0) + beforeTheEndMs;
  return new Date(Math.max(chargingEnds(deadline).getTime(), windowEnds));
}

interface DateFormats {
  readonly minute: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
}

/** Making a format costs more than all the rest of a consent, so those in use are kept; few zones are in use at once. */
const dateFormats = new Map<string, DateFormats>();
const mostDateFormats = 50;

function dateFormatsOf(locale: ConsentLocale, timeZone: string): DateFormats {
  const key = `${locale} ${timeZone}`;
  const known = dateFormats.get(key);
  if (known) return known;
  // British English, as on the pages: in Europe 3/12 is the third of December.
  const dates = locale === 'en' ? 'en-GB' : locale;
  const made = {
    minute: new Intl.DateTimeFormat(dates, { timeZone, dateStyle: 'long', timeStyle: 'short' }),
    day: new Intl.DateTimeFormat(dates, { timeZone, dateStyle: 'long' }),
  };
  if (dateFormats.size >= mostDateFormats) dateFormats.clear();
  dateFormats.set(key, made);
  return made;
}
