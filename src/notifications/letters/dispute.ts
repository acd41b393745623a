import { type AboutPayout } from './payout.js';
import { type Letter } from './letter.js';

/** Letters about charges that backers' banks question or take back; to finance and to those who run the campaign. */
export interface DisputeLetters {
  /** `until` is the last day for evidence, when the bank wants any. */
  disputeOpened(facts: AboutPayout & { because: 'inquiry' | 'taken'; until: string | null }): Letter;
  disputeEnded(facts: AboutPayout & { because: 'won' | 'lost' }): Letter;
}
