import { type Locale } from '../../users/index.js';
import { inEveryLanguage } from '../language/words.js';

const named = (words: Readonly<Record<string, string>>) => words;

const categoryWords = inEveryLanguage({
  en: named({
    food: 'Food',
    nature: 'Nature',
    culture: 'Culture',
    mobility: 'Mobility',
    technology: 'Technology',
    commons: 'Commons',
  }),
  fr: named({
    food: 'Alimentation',
    nature: 'Nature',
    culture: 'Culture',
    mobility: 'Mobilité',
    technology: 'Technologie',
    commons: 'Communs',
  }),
  nl: named({
    food: 'Voeding',
    nature: 'Natuur',
    culture: 'Cultuur',
    mobility: 'Mobiliteit',
    technology: 'Technologie',
    commons: 'Commons',
  }),
});

/** Creators may use a category of their own; it is shown as they wrote it. */
export const categoryName = (category: string, locale: Locale): string =>
  categoryWords[locale][category] ?? category.replaceAll('-', ' ');
