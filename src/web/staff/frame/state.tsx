import { useVisit } from '../../frame/visit.js';
import { Badge } from './rows.js';
import { type StateOf, stateWords, toneOf } from './state.words.js';

/** The name of a state of this kind of thing; the code itself for one that has no name yet. */
export const stateIn =
  (words: (typeof stateWords)['en'], of: StateOf) =>
  (state: string): string =>
    (words[of] as Readonly<Record<string, string>>)[state] ?? state;

export function State({ of, is }: { of: StateOf; is: string }) {
  const { locale } = useVisit();
  return <Badge tone={toneOf(is)}>{stateIn(stateWords[locale], of)(is)}</Badge>;
}
