import { type Locale } from '../../users/index.js';

type Questions = Readonly<Record<string, string>>;

/** The published questions of version 1 in the languages in which they are not stored. */
const questions: Readonly<Record<Exclude<Locale, 'en'>, Questions>> = {
  fr: {
    identity: 'Est-il clair qui récolte l’argent, et peut-on compter sur ces personnes ?',
    purpose: 'Est-il clair à quoi sert l’argent, est-ce licite et dans l’esprit du financement partagé ?',
    budget: 'Les besoins correspondent-ils à ce que promet l’histoire, à des prix crédibles ?',
    feasibility: 'Ces personnes peuvent-elles le faire avec cet argent dans ce temps ?',
    returns: 'Chaque contrepartie peut-elle être livrée au mois promis et à son prix ?',
    risks: 'L’histoire dit-elle honnêtement ce qui peut mal tourner ?',
  },
  nl: {
    identity: 'Is duidelijk wie het geld inzamelt, en kan men hen eraan houden?',
    purpose: 'Is duidelijk waarvoor het geld dient, en is dat wettig en in de geest van samen financieren?',
    budget: 'Komen de behoeften overeen met wat het verhaal belooft, tegen geloofwaardige prijzen?',
    feasibility: 'Kunnen deze mensen dit met dit geld in deze tijd?',
    returns: 'Kan elke beloning in de beloofde maand en voor haar prijs worden geleverd?',
    risks: 'Zegt het verhaal eerlijk wat er mis kan gaan?',
  },
};

/** A criterion in the reader's language; `lang` says in which one it is where there is no translation yet. */
export function criterionIn(
  locale: Locale,
  { key, question, version }: { readonly key: string; readonly question: string; readonly version: number },
): { readonly text: string; readonly lang: Locale } {
  const known = locale === 'en' || version !== 1 ? undefined : questions[locale][key];
  return known ? { text: known, lang: locale } : { text: question, lang: 'en' };
}
