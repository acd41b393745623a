import { excerptOf, quotedOf } from './excerpt.rules.js';

it.each([
  ['is short', 'One line.', 'One line.'],
  ['has paragraphs', ' One\n\nhttps://evil.example\n\n-- \nTally ', 'One https://evil.example -- Tally'],
  [
    'has marks',
    '# Oak\n\n- It is **strong**, see [here](https://evil.example) a * b',
    'Oak It is strong, see here a * b',
  ],
  ['is long, in words', `${'word '.repeat(200)}`, `${'word '.repeat(119).trim()}…`],
  ['is one long word', 'x'.repeat(700), `${'x'.repeat(599)}…`],
  ['would be cut in a character', `${'x'.repeat(598)}😀😀😀`, `${'x'.repeat(598)}…`],
])('what %s', (_, text, excerpt) => {
  expect(excerptOf(text)).toBe(excerpt);
});

it.each([
  ['has one line', 'Hello.', '> Hello.'],
  ['has paragraphs', 'One\n\nhttps://evil.example\n', '> One\n>\n> https://evil.example\n>'],
  ['ends lines otherwise', 'One\r\n\r\n-- \r\nTally', '> One\n>\n> --\n> Tally'],
  ['is marked already', '> One', '> > One'],
])('a quotation of what %s', (_, text, quoted) => {
  expect(quotedOf(text)).toBe(quoted);
});
