import { problem } from '../http/problem.js';

/** Time has run on since, or the request names an instant in the past. */
export class ClockCannotGoBack extends problem(
  'conflict',
  'clock-cannot-go-back',
  'The business clock only moves forward. `GET /v1/admin/work` tells the present instant.',
) {}

/** No event is handed to anybody of that name. */
export class ConsumerUnknown extends problem(
  'not_found',
  'consumer-unknown',
  'Nothing that handles events has this name. `GET /v1/admin/work/events` lists what has something to do.',
) {}

/** Neither, or both, of the two ways to say where to. */
export class ClockMoveUnclear extends problem(
  'malformed',
  'clock-move-unclear',
  'Give either `now` (an instant) or `advanceMs` (milliseconds), not both.',
) {}
