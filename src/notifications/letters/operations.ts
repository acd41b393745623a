import { type PageAddress, type Letter } from './letter.js';

/** Letters about the service itself. */
export interface OperationsLetters {
  /** To the owners: nothing is paid out. `what` is the check that found something, or the currency that lacks money. */
  payoutsHalted(facts: { because: 'check' | 'coverage'; what: string; page: PageAddress }): Letter;
}
