// Guarantee: a question is answered by a short text, or by one of several choices that can be told apart.
import { QuestionChoices } from './draft.errors.js';
import { assertQuestions } from './question.rules.js';

it.each([
  ['a short text', [], true],
  ['one of two', ['S', 'M'], true],
  ['the only one', ['S'], false],
  ['one that stands twice', ['S', 'M', 'S'], false],
])('answered by %s', (_, choices, isRight) => {
  const check = () => assertQuestions([{ question: 'Size?', choices, required: true }], '/questions');
  if (isRight) return expect(check).not.toThrow();
  expect(check).toThrow(QuestionChoices);
  expect(check).toThrow(
    expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/questions/0/choices' })] }),
  );
});
