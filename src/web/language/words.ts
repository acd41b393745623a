import { type Locale } from '../../users/index.js';
import { typesetFrench } from './french.rules.js';

/**
 * The words of one part of the pages in every language. What English has, the others must have too: a missing or
 * misspelt key does not compile. Sentences with a number or a name are functions.
 */
export const inEveryLanguage = <W>(words: {
  readonly en: W;
  readonly fr: NoInfer<W>;
  readonly nl: NoInfer<W>;
}): Readonly<Record<Locale, W>> => ({ ...words, fr: typesetFrench(words.fr) });
