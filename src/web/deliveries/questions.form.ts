import { type AskedQuestion, type GivenAnswer, longestAnswer } from '../../deliveries/index.js';
import { textCheck } from '../../platform/http/index.js';
import { type Locale } from '../../users/index.js';
import { formWords } from '../forms/form.words.js';
import { type FormRead, type Typed } from '../forms/read-form.js';

/** The field in which a question is answered. */
export const answerField = (questionId: string): string => `q-${questionId}`;

/** The answers as they were typed, of those questions that still take one. What is wrong stands at its field. */
export function readAnswers(typed: Typed, asked: readonly AskedQuestion[], locale: Locale): FormRead<GivenAnswer[]> {
  const errors: Record<string, string> = {};
  const given: GivenAnswer[] = [];
  const { issue } = formWords[locale];
  for (const { questionId, choices, required, isLocked } of asked) {
    if (isLocked) continue;
    const name = answerField(questionId);
    const answer = (typed[name] ?? '').normalize('NFC').trim();
    if (answer === '' && required) errors[name] = issue({ code: 'custom', input: '' } as never);
    else if (answer !== '' && textCheck({ max: longestAnswer })(answer))
      errors[name] = issue({ code: 'custom', input: answer } as never); // prettier-ignore
    else if (answer !== '' && choices.length > 0 && !choices.includes(answer))
      errors[name] = issue({ code: 'invalid_value', input: answer } as never); // prettier-ignore
    else given.push({ questionId, answer: answer || null });
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors, typed } : { ok: true, value: given, typed };
}
