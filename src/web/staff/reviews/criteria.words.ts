import { type Locale } from '../../../users/index.js';
import { inEveryLanguage } from '../../language/words.js';

type Questions = Readonly<Record<string, string>>;

/** The published criteria in the reader's language, by version and key. English is what is published. */
const questions = inEveryLanguage<Questions>({
  en: {},
  fr: {
    '1 identity': 'Sait-on clairement qui récolte l’argent, et cette personne peut-elle en répondre ?',
    '1 purpose':
      'Sait-on clairement à quoi sert l’argent ? Est-ce licite et conforme à l’esprit du financement partagé ?',
    '1 budget': 'Les besoins correspondent-ils à ce que promet l’histoire, à des prix crédibles ?',
    '1 feasibility': 'Ces personnes peuvent-elles le faire avec cet argent et dans ce délai ?',
    '1 returns': 'Chaque contrepartie peut-elle être livrée au mois promis et à son prix ?',
    '1 risks': 'L’histoire dit-elle honnêtement ce qui peut mal tourner ?',
  },
  nl: {
    '1 identity': 'Is duidelijk wie het geld ophaalt, en kan die daarop worden aangesproken?',
    '1 purpose': 'Is duidelijk waarvoor het geld dient, en is dat wettig en in de geest van gedeelde financiering?',
    '1 budget': 'Komen de behoeften overeen met wat het verhaal belooft, tegen geloofwaardige prijzen?',
    '1 feasibility': 'Kunnen deze mensen dit met dit geld en in deze tijd?',
    '1 returns': 'Kan elke beloning in de beloofde maand en tegen haar prijs worden geleverd?',
    '1 risks': 'Zegt het verhaal eerlijk wat er kan mislopen?',
  },
});

export const questionIn = (
  locale: Locale,
  { version, key, question }: { readonly version: number; readonly key: string; readonly question: string },
): string => questions[locale][`${version} ${key}`] ?? question;
