import { type AboutCampaign } from './campaign.js';
import { type Letter } from './letter.js';

export interface AboutTranche extends AboutCampaign {
  readonly number: number;
}

/** Letters about the parts in which a campaign is paid out. */
export interface TrancheLetters {
  /** To finance: evidence to judge, or a final refusal that waits for a second person. */
  trancheToDecide(facts: AboutTranche & { because: 'handed_in' | 'refusal_proposed' }): Letter;
  /** To those who run the campaign. */
  trancheDecided(
    facts: AboutTranche & { because: 'accepted' | 'evidence_refused' | 'refusal_proposed' | 'kept' | 'refused' },
  ): Letter;
}
