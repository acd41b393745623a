import { type AboutCampaign } from './campaign.js';
import { type Letter } from './letter.js';

/** Letters about money of a campaign that has been with us for long. */
export interface RetentionLetters {
  /** To finance: a warning, the last day, or a proposal that waits for a second person. */
  moneyHeld(facts: AboutCampaign & { because: 'warned' | 'overdue' | 'release_proposed' | 'return_proposed' }): Letter;
  /** To those who run the campaign. */
  moneyHeldDecided(facts: AboutCampaign & { because: 'released' | 'returning' }): Letter;
}
