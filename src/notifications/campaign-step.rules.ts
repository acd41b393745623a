import { type CampaignState } from '../campaigns/index.js';
import { type CampaignLetters } from './letters/campaign.js';

type StepLetter = Exclude<
  keyof CampaignLetters,
  'campaignSubmitted' | 'campaignReviewed' | 'campaignScheduled' | 'campaignOpened' | 'deputyInvited'
>;

/** Before these states nobody but the creator knew of the campaign, who called it off in person. */
const unseen: readonly CampaignState[] = ['draft', 'in_review', 'changes_requested'];

/** The letter to those who run the campaign that a step has, if it has one. Launching has events of its own. */
export function letterOfStep(from: CampaignState, to: CampaignState): StepLetter | undefined {
  if (to === 'cancelled') return unseen.includes(from) ? undefined : 'campaignCancelled';
  if (to === 'suspended') return 'campaignSuspended';
  if (to === 'refunding') return 'campaignRefunding';
  if (from === 'suspended') return 'campaignResumed';
  if (to === 'unsuccessful') return from === 'refunding' ? 'campaignRefunded' : 'campaignMissed';
  if (from === 'closing' && to === 'live') return 'campaignSecondRound';
  if (to === 'collecting') return 'campaignReached';
  if (to === 'successful') return 'campaignSuccessful';
  return undefined;
}
