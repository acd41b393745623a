import { strokes, strokesHeight } from './strokes.js';

function Row({ percent, gates }: { percent: number; gates: number }) {
  const { on, off, width } = strokes(percent, gates);
  return (
    <svg class="tally" viewBox={`0 0 ${width} ${strokesHeight}`} aria-hidden="true">
      <path class="off" d={off} />
      <path class="on" d={on} />
    </svg>
  );
}

/** Progress in one row of a hundred strokes; `label` says it in words, and is left out where the text beside does. */
export const Tally = ({ percent, label }: { percent: number; label?: string }) => (
  <div class="tallies" {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>
    <Row percent={percent} gates={20} />
  </div>
);

/** The same in two rows, for narrow columns. */
export const TallyInTwo = ({ percent, label }: { percent: number; label: string }) => (
  <div class="tallies" role="img" aria-label={label}>
    <Row percent={percent * 2} gates={10} />
    <Row percent={percent * 2 - 100} gates={10} />
  </div>
);

const steps = ['M8 6v32', 'M8 6v32M16 6v32', 'M8 6v32M16 6v32M24 6v32', 'M8 6v32M16 6v32M24 6v32M32 6v32', 'M8 6v32M16 6v32M24 6v32M32 6v32M3 31 37 13']; // prettier-ignore

/** The first one to five strokes of a gate: which step of a way this is. */
export const StepMark = ({ step: number }: { step: 1 | 2 | 3 | 4 | 5 }) => (
  <svg viewBox="0 0 40 44" aria-hidden="true">
    <path d={steps[number - 1]} />
  </svg>
);

/** The sign of the service: one full gate. */
export const Sign = () => (
  <svg viewBox="0 0 34 30" aria-hidden="true">
    <path d="M6 4.5 5.4 25M13 4l.5 21.5M20 4.6 19.5 25M27 4l.4 21M1.5 20 32 9.5" />
  </svg>
);
