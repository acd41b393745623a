import { type Transitions } from '../../platform/states/index.js';

export type RetentionState =
  | 'running'
  | 'warned'
  | 'overdue'
  | 'release_proposed'
  | 'return_proposed'
  | 'released'
  | 'returning'
  | 'returned'
  | 'ended';

/**
 * How long a campaign's money is with us. `warned` and `overdue`: it still was on those days; `ended`: nothing of it was.
 * What is overdue two people release, to be paid out without further evidence, or return: `returning` until all of it was
 * asked back.
 */
export const retentionTransitions = {
  running: ['warned', 'ended'],
  warned: ['overdue', 'ended'],
  overdue: ['release_proposed', 'return_proposed'],
  release_proposed: ['released', 'overdue'],
  return_proposed: ['returning', 'overdue'],
  returning: ['returned'],
  released: [],
  returned: [],
  ended: [],
} as const satisfies Transitions<RetentionState>;
