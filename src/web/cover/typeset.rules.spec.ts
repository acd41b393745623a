// A title is set in lines that fit, whatever it is made of.
import { type Glyphs, linesOf, typeset } from './typeset.rules.js';

const letters = 'abcdefghijklmnopqrstuvwxyz….';
const glyphs: Glyphs = Object.fromEntries([[' ', [100, '']], ...[...letters].map((letter) => [letter, [100, 'M0 0']])]);
const lines = (text: string, width = 1_000, count = 2) => linesOf(text, { width, lines: count }, glyphs);

test.each([
  ['a barge', ['a barge']],
  ['a barge of books', ['a barge of', 'books']],
  ['a barge of books for all of us', ['a barge of', 'books for…']],
  ['abcdefghijklmnop', ['abcdefghi…']],
  ['é ü', ['e u']],
  ['проект', []],
  ['a  \n b', ['a b']],
  ['', []],
])('%j', (text, expected) => expect(lines(text)).toEqual(expected));

test('nothing of the text itself gets into the drawing', () => {
  expect(typeset('"><script>', { x: 0, y: 0, width: 500, size: 50, lines: 1 }, glyphs)).not.toContain('script');
});
