import { type AboutCampaign } from './campaign.js';
import { type Letter } from './letter.js';

export interface AboutPayout extends AboutCampaign {
  readonly sum: string;
}

/** Letters about money on its way to those who run a campaign. */
export interface PayoutLetters {
  /** To everybody in finance but the one who prepared it. */
  payoutPrepared(facts: AboutPayout): Letter;
  /** To those who run the campaign. */
  payoutApproved(facts: AboutPayout): Letter;
  /** To the one who prepared it: rejected by another person, or void because what was prepared no longer holds. */
  payoutStopped(facts: AboutPayout & { because: 'rejected' | 'void' }): Letter;
  /** To those who run the campaign. */
  payoutSent(facts: AboutPayout): Letter;
  /** To finance and to those who run the campaign. */
  payoutFailed(facts: AboutPayout): Letter;
  /** To finance: the provider could not give this money back. */
  refundFailed(facts: AboutPayout): Letter;
}
