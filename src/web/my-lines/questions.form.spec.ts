// Guarantee: questions are read as people write them, a line for each, and what they get to see again reads the same.
import { readQuestions, typedQuestions } from './questions.form.js';

it('reads short texts and choices, with an asterisk where an answer is needed', () => {
  const text = 'Which size? / S / M / L *\n\nA name for the door (he/she)\nBread? / Rye /Wheat/';
  const read = readQuestions('Which size? / S / M / L *\n\nA name for the door (he/she)', 'en');
  const questions = [
    { question: 'Which size?', choices: ['S', 'M', 'L'], required: true },
    { question: 'A name for the door (he/she)', choices: [], required: false },
  ];
  expect(read).toEqual({ ok: true, questions });
  expect(readQuestions(typedQuestions(questions), 'en')).toEqual(read);
  expect(readQuestions(text, 'en').ok).toBe(false);
});

it.each([
  ['Size? / S', 'Line 1'],
  ['A name?\nSize? / S / S', 'Line 2'],
  [' / S / M', 'Line 1'],
  [`${'x'.repeat(201)}?`, 'Line 1'],
  ['Size? / S / M\u202e', 'Line 1'],
  ['a\nb\nc\nd\ne\nf', '5'],
])('refuses %j, and says where', (text, told) => {
  expect(readQuestions(text, 'en')).toMatchObject({ ok: false, message: expect.stringContaining(told) as string });
});
