import { Problem, problemStatus } from '../../platform/http/index.js';
import { type Locale } from '../../users/index.js';
import { creatorProblems } from './creator-problem.words.js';
import { type FormState } from './field.js';
import { sentenceOf } from './problem.words.js';
import { type Typed } from './read-form.js';

/**
 * The form of a member or creator as it is shown again after its deed was refused: the sentence stands at the field that
 * `fieldOf` names for the problem, or above the form.
 *
 * @throws what does not exist for the caller or needs a sign-in, which stay pages of their own, and our own failures
 */
export function refusedForm(
  error: unknown,
  typed: Typed,
  locale: Locale,
  fieldOf: (problem: Problem) => string | undefined = () => undefined,
): FormState {
  if (!(error instanceof Problem) || problemStatus[error.kind] >= 500) throw error;
  if (error.kind === 'not_found' || error.kind === 'unauthenticated') throw error;
  const field = fieldOf(error);
  // A form that was sent twice is told of in words of its own: elsewhere they speak of a pledge.
  const sentence = creatorProblems[locale][error.code] ?? sentenceOf(error, locale);
  return field ? { typed, errors: { [field]: sentence } } : { typed, errors: {}, problem: sentence };
}
