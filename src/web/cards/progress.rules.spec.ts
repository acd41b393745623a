// Guarantee: the percent of a goal are whole, never more than what is there, and exact where they are whole.
import { percentOf } from './progress.rules.js';

it.each([
  [0, 100_000, 0],
  [3_000, 100_000, 3],
  [99_999, 100_000, 99],
  [100_000, 100_000, 100],
  [1_840_000, 100_000, 1_840],
  [29, 100, 29],
  [57, 100, 57],
  [5, 0, 100],
])('%i of %i is %i %%', (pledged, target, percent) => {
  expect(percentOf(pledged, target)).toBe(percent);
});

it('holds for every whole percent of a goal', () => {
  for (let percent = 0; percent <= 2_000; percent += 1) expect(percentOf(percent * 777, 77_700)).toBe(percent);
});
