import { InstantField, IntegerField } from '../http/index.js';

const hundredYearsMs = 100 * 366 * 86_400_000;

/** Where to move the business clock: one of the two. */
export class MoveClockRequest {
  @InstantField({ optional: true, description: 'The instant to move to.' })
  now?: string;

  @IntegerField({ optional: true, min: 0, max: hundredYearsMs, description: 'Milliseconds to move forward by.' })
  advanceMs?: number;
}

export class MoveClockResponse {
  @InstantField({ description: 'The business instant after the move.' })
  now!: string;
}
