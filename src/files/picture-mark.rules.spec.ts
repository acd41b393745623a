// What of a text is a picture of ours, and what is not.
import { lineOf, markAt, marksIn } from './picture-mark.rules.js';

const digest = '0123456789abcdef0123456789abcdef';
const address = `/files/${digest}-1600x1067.webp`;
const picture = { description: 'A chair', digest, width: 1600, height: 1067 };

it.each([
  [`![A chair](${address})`, [picture]],
  [`Before ![A chair](${address}) and ![ ](${address}).`, [picture, { ...picture, description: '' }]],
  [`![](${address})`, [{ ...picture, description: '' }]],
  [`![A\nchair](${address})`, []],
  [`![A [fine] chair](${address})`, []],
  [`![A chair](https://evil.example${address})`, []],
  [`![A chair](//evil.example${address})`, []],
  [`![A chair](${address}?x=1)`, []],
  [`![A chair](${address} "title")`, []],
  [`![A chair](/files/${digest}-1600.webp)`, []],
  [`![A chair](/files/${digest.toUpperCase()}-1600x1067.webp)`, []],
  [`![A chair](/files/../${digest}-1600x1067.webp)`, []],
  [`[A chair](${address})`, []],
  ['', []],
])('%s', (text, marks) => expect(marksIn(text)).toEqual(marks));

it('is found where it begins, with its length', () => {
  const line = lineOf(picture);
  expect(markAt(`x${line}y`, 1)).toEqual({ ...picture, length: line.length });
  expect(markAt(`x${line}y`, 0)).toBeUndefined();
});

it('the line to paste is a mark again, whatever was said', () => {
  for (const description of ['A chair', 'A [fine] chair', 'A (b) "c" \\', 'é 🪑'])
    expect(marksIn(lineOf({ ...picture, description }))).toEqual([
      { ...picture, description: description.replace('[', '(').replace(']', ')') },
    ]);
});
