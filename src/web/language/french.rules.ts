/** The space before these signs, and within these quotation marks, belongs to them: a line never begins with a colon. */
const typeset = (text: string): string => text.replace(/ (?=[;:!?»])|(?<=«) /g, '\u00a0');

/**
 * The same words with the spaces of French typography, wherever they stand: in strings, in lists and records of them, and
 * in the sentences that functions make.
 */
export function typesetFrench<W>(words: W): W {
  return typesetAny(words) as W;
}

function typesetAny(words: unknown): unknown {
  if (typeof words === 'string') return typeset(words);
  if (typeof words === 'function') {
    return (...facts: readonly unknown[]): unknown =>
      typesetAny((words as (...of: readonly unknown[]) => unknown)(...facts));
  }
  if (Array.isArray(words)) return words.map(typesetAny);
  if (isRecord(words)) return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, typesetAny(word)]));
  return words;
}

/** What was written down as one, and nothing that has a class: dates and formats stay what they are. */
const isRecord = (words: unknown): words is object =>
  typeof words === 'object' && words !== null && Object.getPrototypeOf(words) === Object.prototype;
