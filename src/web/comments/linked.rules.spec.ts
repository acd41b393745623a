import { isLink } from '../forms/texts.js';
import { partsOf } from './linked.rules.js';

/** Links in brackets, so that a table stays readable. */
const drawn = (text: string): string =>
  partsOf(text, isLink)
    .map((part) => (part.isLink ? `[${part.text}]` : part.text))
    .join('');

it.each([
  ['has none', 'Is it oak?', 'Is it oak?'],
  ['is one', 'https://example.org', '[https://example.org]'],
  ['ends a sentence', 'See https://example.org/a?b=1, please.', 'See [https://example.org/a?b=1], please.'],
  ['stands in brackets', '(http://example.org/x)', '([http://example.org/x])'],
  ['has brackets', 'https://example.org/a_(b).', '[https://example.org/a_(b)].'],
  ['has two', 'https://a.example\nhttps://b.example', '[https://a.example]\n[https://b.example]'],
  ['would run', 'javascript:alert(1) data:text/html,x', 'javascript:alert(1) data:text/html,x'],
  ['is in markup', '<a href="https://a.example">x</a>', '<a href="[https://a.example]">x</a>'],
  ['has a password', 'https://me:secret@evil.example/', 'https://me:secret@evil.example/'],
  ['is none', 'https://', 'https://'],
  ['is empty', '', ''],
])('a text that %s', (_, text, expected) => {
  expect(drawn(text)).toBe(expected);
});
