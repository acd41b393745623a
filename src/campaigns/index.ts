export { AnnounceCampaign } from './announce-campaign.js';
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
export { type CampaignResponse, type CampaignSummaryResponse } from './campaigns.dto.js';
export { CampaignsModule } from './campaigns.module.js';
export { CancelCampaign } from './cancel-campaign.js';
export { countries, isCountry } from './countries.js';
export { DraftCampaign, type NewDraft } from './draft-campaign.js';
export { defaultPolicy } from './draft.rules.js';
export { type DraftPart, DraftVersions } from './draft-versions.repository.js';
export { type DraftEdit, EditCampaign } from './edit-campaign.js';
export { needKinds, type NeedKind } from './need.entity.js';
export { type QuestionInput } from './question.rules.js';
export { ReadCampaigns } from './read-campaigns.js';
export { decideEnding } from './ending.rules.js';
export { type Readiness, ReadReadiness } from './read-readiness.js';
export { ReadReviews } from './read-reviews.js';
export { type ReviewResponse } from './reviews.dto.js';
export { ScheduleCampaign } from './schedule-campaign.js';
export { SetNeeds } from './set-needs.js';
export { SetRewards } from './set-rewards.js';
export { SharePreview } from './share-preview.js';
export { SubmitCampaign } from './submit-campaign.js';
export { type RightOfPledge, rightOf, type WithdrawalRight, withdrawalRights } from './withdrawal.rules.js';
export { UnscheduleCampaign } from './unschedule-campaign.js';
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
export { type BudgetInput, type NeedInput, type RewardInput } from './budget.rules.js';
export { dayOf, resolveLocalTime, spanDays, wallText } from './deadline.rules.js';
export { type NoticeHours } from './notice.rules.js';
export { OpenSecondRound } from './open-second-round.js';
export {
  collectingStates,
  endsUncharged,
  hasCharged,
  leadsToSecond,
  needsTarget,
  secondRoundDays,
  stateOf,
} from './round.rules.js';
export { elsewhere, gained, priceTo, type ShippingPrices, type ShippingRate } from './shipping.rules.js';
export { assertInSteps } from './step.rules.js';
export { maxTranches, type PlannedTranche } from './tranche.rules.js';
