import { type QuestionInput } from '../../campaigns/index.js';
import { textCheck } from '../../platform/http/index.js';
import { type Locale } from '../../users/index.js';
import { linesWords } from './lines.words.js';

export type QuestionsRead =
  { readonly ok: true; readonly questions: QuestionInput[] } | { readonly ok: false; readonly message: string };

const most = 5;
const mostChoices = 20;

/** Questions as a creator writes them: a line for each, `Which size? / S / M / L *`. The asterisk asks for an answer. */
export function readQuestions(text: string, locale: Locale): QuestionsRead {
  const words = linesWords[locale];
  const questions: QuestionInput[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const required = /\*\s*$/.test(line);
    const [question = '', ...choices] = line
      .replace(/\*\s*$/, '')
      .split(/\s\/(?:\s|$)/)
      .map((part) => part.trim());
    if (!isRight(question, choices)) return { ok: false, message: words.questionLine(at + 1) };
    questions.push({ question, choices, required });
  }
  return questions.length > most ? { ok: false, message: words.questionsMost(most) } : { ok: true, questions };
}

const isRight = (question: string, choices: readonly string[]): boolean =>
  textCheck({ max: 200 })(question) === undefined &&
  choices.every((choice) => textCheck({ max: 80 })(choice) === undefined) &&
  choices.length !== 1 &&
  choices.length <= mostChoices &&
  new Set(choices).size === choices.length;

/** As they are written into the field. */
export const typedQuestions = (questions: readonly QuestionInput[]): string =>
  questions
    .map(({ question, choices, required }) => `${[question, ...choices].join(' / ')}${required ? ' *' : ''}`)
    .join('\n');
