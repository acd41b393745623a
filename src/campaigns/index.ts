export { campaignModels, shortfallPolicies, type CampaignModel, type ShortfallPolicy } from './campaign.entity.js';
export { CampaignMoved, CampaignNotFound } from './campaign.errors.js';
export * from './campaign.events.js';
export { acceptsPledges } from './campaign.rules.js';
export {
  campaignTransitions,
  roundTransitions,
  type CampaignState,
  type RoundState,
  type SuspendableState,
} from './campaign.state.js';
export { type CampaignSummary, type RoundSummary } from './campaign-summary.js';
export { type CampaignResponse } from './campaigns.dto.js';
export { CampaignsModule } from './campaigns.module.js';
export { ReadCampaigns } from './read-campaigns.js';
export { ReadReviews } from './read-reviews.js';
export { ResumeCampaign } from './resume-campaign.js';
export { type ReviewDecision, reviewDecisions } from './review.entity.js';
export { ReviewCampaign } from './review-campaign.js';
export { highestScore, isApproved } from './review.rules.js';
export { SuspendCampaign } from './suspend-campaign.js';
export { Campaigns, type CampaignStep, type RoundDelta, type RoundStep, type Step } from './campaigns.repository.js';
export {
  type CampaignUnderLock,
  inRound,
  type LockedCampaign,
  type LockedReward,
  type LockedRound,
  roundsOf,
  roundStatesAfter,
  type RoundUnderLock,
  type Totals,
} from './locked-campaign.js';
export { dayOf } from './deadline.rules.js';
export { type NoticeHours } from './notice.rules.js';
export { OpenSecondRound } from './open-second-round.js';
export { collectingStates, endsUncharged, hasCharged, leadsToSecond, needsTarget, stateOf } from './round.rules.js';
export { assertInSteps } from './step.rules.js';
export { maxTranches, type PlannedTranche } from './tranche.rules.js';
