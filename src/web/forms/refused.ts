import { Problem, problemStatus } from '../../platform/http/index.js';
import { type Locale } from '../../users/index.js';
import { sentenceOf } from './problem.words.js';

/**
 * The sentence for a deed that was refused, to be shown above the form that asked for it.
 *
 * @throws what is no refusal but our own failure: it belongs on the page of problems, and into the log.
 */
export function problemOf(error: unknown, locale: Locale): string {
  if (!(error instanceof Problem) || problemStatus[error.kind] >= 500) throw error;
  return sentenceOf(error, locale);
}
