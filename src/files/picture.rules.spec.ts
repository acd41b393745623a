// Which files are pictures, by what is in them; which sizes are taken; and in which widths a picture is kept.
import { digestIn, formatOf, namesOf, sizeFault, widthsOf } from './picture.rules.js';

const bytes = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['\xff\xd8\xff\xe0\x00\x10JFIF', 'jpeg'],
  ['\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR', 'png'],
  ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'webp'],
  ['\x00\x00\x00\x20ftypavif', 'avif'],
  ['GIF89a', undefined],
  ['<svg xmlns="http://www.w3.org/2000/svg">', undefined],
  ['<?xml version="1.0"?><svg>', undefined],
  ['\x00\x00\x00\x20ftypheic', undefined],
  ['RIFF\x10\x00\x00\x00WAVE', undefined],
  ['\x89PNG\n', undefined],
  ['%PDF-1.7', undefined],
  [' \xff\xd8\xff', undefined],
  ['\xff\xd8', undefined],
  ['', undefined],
])('%j is %s', (head, format) => expect(formatOf(bytes(head))).toBe(format));

test.each([
  [480, 240, undefined],
  [479, 480, 'too_small'],
  [480, 239, 'too_small'],
  [8_000, 6_250, undefined],
  [8_000, 6_251, 'too_many_pixels'],
  [50_000, 50_000, 'too_many_pixels'],
  [1_920, 480, undefined],
  [1_921, 480, 'too_long'],
  [480, 1_921, 'too_long'],
])('%i × %i: %s', (width, height, fault) => expect(sizeFault({ width, height })).toBe(fault));

test.each([
  [480, [480]],
  [700, [480, 700]],
  [960, [480, 960]],
  [1_200, [480, 960, 1_200]],
  [1_600, [480, 960, 1_600]],
  [9_000, [480, 960, 1_600]],
])('a width of %i is kept as %j', (width, widths) => expect(widthsOf(width)).toEqual(widths));

test('names lead back to their digest, and no other name does', () => {
  const digest = 'a1'.repeat(16);
  expect(namesOf({ digest, widths: [480, 960] })).toEqual([
    `${digest}-480.webp`,
    `${digest}-960.webp`,
    `${digest}-shared.jpg`,
  ]);
  for (const name of namesOf({ digest, widths: [480, 1_600] })) expect(digestIn(name)).toBe(digest);
  for (const name of [`../${digest}-480.webp`, `${digest}-480.svg`, `${digest}-.webp`, `${digest}.webp`, '']) {
    expect(digestIn(name)).toBeUndefined();
  }
});
