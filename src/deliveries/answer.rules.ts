import { AnswerNotOffered, AnswersLocked, QuestionNotAsked } from './answer.errors.js';

/** A question to a backer, with what they answered so far. */
export interface AskedQuestion {
  readonly questionId: string;
  readonly rewardId: string;
  /** Of the reward. */
  readonly title: string;
  readonly question: string;
  /** Empty where a short text is the answer. */
  readonly choices: readonly string[];
  readonly required: boolean;
  /** Null until it is answered. */
  readonly answer: string | null;
  /** No other answer is taken: its creator has locked them, or the reward is in work. */
  readonly isLocked: boolean;
}

export interface GivenAnswer {
  readonly questionId: string;
  /** Null takes the answer back. */
  readonly answer: string | null;
}

export const longestAnswer = 300;

/** @throws QuestionNotAsked (404), AnswersLocked (409), AnswerNotOffered (422) */
export function assertAnswers(asked: readonly AskedQuestion[], given: readonly GivenAnswer[]): void {
  const byId = new Map(asked.map((question) => [question.questionId, question]));
  given.forEach(({ questionId, answer }, at) => {
    const question = byId.get(questionId);
    if (!question) throw new QuestionNotAsked();
    if (question.answer === answer) return;
    if (question.isLocked) throw new AnswersLocked();
    if (answer === null || question.choices.length === 0 || question.choices.includes(answer)) return;
    throw new AnswerNotOffered({
      errors: [{ pointer: `/answers/${at}/answer`, message: 'must be one of the choices' }],
    });
  });
}

/** Whether something is still wanted of the backer. */
export const isWanting = (asked: readonly AskedQuestion[]): boolean =>
  asked.some(({ required, answer, isLocked }) => required && answer === null && !isLocked);
