import { Problem, problemStatus } from '../../platform/http/index.js';
import { type Locale } from '../../users/index.js';
import { type FormState } from './field.js';
import { sentenceOf } from './problem.words.js';
import { type Typed } from './read-form.js';

/**
 * The sentence for a deed that was refused, to be shown above the form that asked for it.
 *
 * @throws what is no refusal but our own failure: it belongs on the page of problems, and into the log.
 */
export function problemOf(error: unknown, locale: Locale): string {
  return sentenceOf(refusal(error), locale);
}

/**
 * The form as it is shown again after its deed was refused: the sentence stands at the field that `fieldOf` names for the
 * problem, or above the form. What does not exist for the caller stays a page of its own.
 *
 * @throws as `problemOf`, and what is not found or needs a sign-in
 */
export function refusedForm(
  error: unknown,
  typed: Typed,
  locale: Locale,
  fieldOf: (problem: Problem) => string | undefined = () => undefined,
): FormState {
  const problem = refusal(error);
  if (problem.kind === 'not_found' || problem.kind === 'unauthenticated') throw problem;
  const field = fieldOf(problem);
  const sentence = sentenceOf(problem, locale);
  return field ? { typed, errors: { [field]: sentence } } : { typed, errors: {}, problem: sentence };
}

function refusal(error: unknown): Problem {
  if (!(error instanceof Problem) || problemStatus[error.kind] >= 500) throw error;
  return error;
}
