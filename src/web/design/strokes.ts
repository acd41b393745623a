import { round1, seeded } from './random.js';

/** The lines of a row of five-bar gates, as path data: those that are filled, and those that are still open. */
export interface Strokes {
  readonly on: string;
  readonly off: string;
  readonly width: number;
}

const strokeGap = 9;
const gateWidth = strokeGap * 3;
const step = gateWidth + 17;
export const strokesHeight = 46;

/** `gates` of them stand for 100 percent. The hand shakes a little, always in the same way. */
export function strokes(percent: number, gates: number): Strokes {
  const random = seeded(7);
  const shake = () => (random() - 0.5) * 2.4;
  const filled = Math.floor((Math.max(0, Math.min(100, percent)) / 100) * gates * 5);
  let [on, off] = ['', ''];
  for (let n = 0; n < gates * 5; n += 1) {
    const x = 6 + Math.floor(n / 5) * step;
    const place = n % 5;
    const line =
      place < 4
        ? `M${round1(x + place * strokeGap + shake())} ${round1(7 + shake())}L${round1(x + place * strokeGap + shake())} ${round1(39 + shake())}`
        : `M${round1(x - 5 + shake())} ${round1(32 + shake())}L${round1(x + gateWidth + 5 + shake())} ${round1(14 + shake())}`;
    if (n < filled) on += line;
    else if (place < 4) off += line;
  }
  return { on, off, width: gates * step - 17 + 12 };
}
