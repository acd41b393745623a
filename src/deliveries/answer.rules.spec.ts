// Guarantee: only what is asked is answered, by what may be chosen, and nothing changes once answers are locked.
import { AnswerNotOffered, AnswersLocked, QuestionNotAsked } from './answer.errors.js';
import { type AskedQuestion, assertAnswers, isWanting } from './answer.rules.js';

const asked = (over: Partial<AskedQuestion> = {}): AskedQuestion => ({
  ...{ questionId: 'q', rewardId: 'r', title: 'A shirt', question: 'Size?', choices: ['S', 'M'] },
  ...{ required: true, answer: null, isLocked: false, ...over },
});

it.each<[string, Partial<AskedQuestion>, string | null, (new () => Error) | undefined]>([
  ['one of the choices', {}, 'M', undefined],
  ['something else', {}, 'XXL', AnswerNotOffered],
  ['any text where nothing is to choose', { choices: [] }, 'XXL', undefined],
  ['nothing any more', { answer: 'S' }, null, undefined],
  ['another once it is locked', { answer: 'S', isLocked: true }, 'M', AnswersLocked],
  ['nothing any more once it is locked', { answer: 'S', isLocked: true }, null, AnswersLocked],
  ['the same once it is locked', { answer: 'S', isLocked: true }, 'S', undefined],
])('the answer is %s', (_, over, answer, refusal) => {
  const check = () => assertAnswers([asked(over)], [{ questionId: 'q', answer }]);
  if (refusal) expect(check).toThrow(refusal);
  else expect(check).not.toThrow();
});

it('a question of something else is not answered', () => {
  expect(() => assertAnswers([asked()], [{ questionId: 'p', answer: 'M' }])).toThrow(QuestionNotAsked);
});

it.each<[Partial<AskedQuestion>, boolean]>([
  [{}, true],
  [{ required: false }, false],
  [{ answer: 'S' }, false],
  [{ isLocked: true }, false],
])('%o is wanting: %s', (over, wanting) => {
  expect(isWanting([asked(over)])).toBe(wanting);
  expect(isWanting([])).toBe(false);
});
