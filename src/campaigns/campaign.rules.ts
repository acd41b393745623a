import { type CampaignState, type RoundState } from './campaign.state.js';

/**
 * Whether a pledge made at `now` counts: the campaign is live, the round open, and the instant strictly before the
 * deadline. `now` is business time, read after the campaign's lock.
 */
export const acceptsPledges = (
  campaign: { readonly state: CampaignState },
  round: { readonly state: RoundState; readonly deadline: Date },
  now: Date,
): boolean => campaign.state === 'live' && round.state === 'open' && now < round.deadline;
