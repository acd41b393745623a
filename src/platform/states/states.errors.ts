import { problem } from '../http/problem.js';

/** The table of the entity does not lead from its state to the one asked for; `from` and `to` are in the answer. */
export class IllegalTransition extends problem(
  'conflict',
  'illegal-transition',
  'It is no longer in a state in which this can be done. Read it again to see where it stands.',
) {}
