// Guarantee: French words are set with the spaces that French typography asks for, and with nothing else changed.
import { typesetFrench } from './french.rules.js';

const hard = '\u00a0';

it.each([
  ['Vraiment ?', `Vraiment${hard}?`],
  ['Attention : lu ; relu !', `Attention${hard}: lu${hard}; relu${hard}!`],
  ['À propos de « Un four »', `À propos de «${hard}Un four${hard}»`],
  ['À 12:30, https://tally.example/?a=b', 'À 12:30, https://tally.example/?a=b'],
  ['Rien à faire.', 'Rien à faire.'],
])('sets "%s"', (words, set) => {
  expect(typesetFrench(words)).toBe(set);
});

it('reaches lists, records and the sentences of functions, and leaves what has a class alone', () => {
  const day = new Date(0);
  const words = typesetFrench({ day, many: ['Oui !'], task: { ask: (name: string) => `Et ${name} ?` }, none: null });
  expect(words.day).toBe(day);
  expect([words.many, words.task.ask('Ada'), words.none]).toEqual([[`Oui${hard}!`], `Et Ada${hard}?`, null]);
});
