import { QuestionChoices } from './draft.errors.js';

/** A question to whoever chooses a reward. */
export interface QuestionInput {
  readonly question: string;
  /** One of them is the answer; a short text is, when there are none. */
  readonly choices: readonly string[];
  readonly required: boolean;
}

export const maxQuestions = 5;
export const maxChoices = 20;

/** @throws QuestionChoices when there is but one answer to choose, or one twice. */
export function assertQuestions(questions: readonly QuestionInput[], pointer: string): void {
  questions.forEach(({ choices }, at) => {
    if (choices.length !== 1 && new Set(choices).size === choices.length) return;
    throw new QuestionChoices({
      errors: [{ pointer: `${pointer}/${at}/choices`, message: 'must be empty or have at least two, each once' }],
    });
  });
}
