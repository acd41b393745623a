import { problem } from '../platform/http/index.js';

export class DeadlineNotATime extends problem(
  'invalid',
  'deadline-not-a-time',
  'The deadline is a local date and time such as 2026-12-01T20:00, with an offset if one likes.',
) {}

export class DeadlineAmbiguous extends problem(
  'invalid',
  'deadline-ambiguous',
  'Clocks are turned in that night, and this local time does not exist or comes twice. Add one of `offsets` to it.',
) {}

export class DeadlinePast extends problem('invalid', 'deadline-past', 'The deadline is not in the future.') {}

export class OpeningOutOfRange extends problem(
  'invalid',
  'opening-out-of-range',
  'A campaign opens in the future. Leave `opensAt` out to open it now.',
) {}

export class DeadlineOutOfSpan extends problem(
  'invalid',
  'deadline-out-of-span',
  'The deadline is too near to the opening or too far from it: `earliest` and `latest` say what is possible.',
) {}
