import { type Basis, type Ground, type Outcome } from '../../community/index.js';
import { type Letter, type PageAddress } from './letter.js';

/** Letters about what was reported and what moderators decided (Regulation (EU) 2022/2065, art. 16, 17 and 20). */
export interface ModerationLetters {
  /** To whoever reported something, at once. An empty title is of a complaint about the service. */
  reportReceived(facts: { number: string; title: string; page: PageAddress }): Letter;
  /** To whoever reported something, when it is decided or decided anew. */
  reportDecided(facts: {
    number: string;
    title: string;
    outcome: Outcome;
    comment: string;
    /** Whether it reverses what was decided before. */
    isReversal: boolean;
    /** Until when they may object; null where they cannot. */
    until: string | null;
    page: PageAddress;
  }): Letter;
  /** The statement of reasons, to whoever wrote what is restricted. */
  contentRestricted(facts: {
    title: string;
    outcome: Exclude<Outcome, 'none'>;
    ground: Ground;
    basis: Basis;
    comment: string;
    until: string;
    page: PageAddress;
  }): Letter;
  /** To whoever objected. */
  objectionAnswered(facts: {
    title: string;
    outcome: 'upheld' | 'reversed';
    comment: string;
    page: PageAddress;
  }): Letter;
}
