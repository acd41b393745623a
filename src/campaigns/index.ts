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
export { type CampaignSummary } from './campaign-summary.js';
export { CampaignsModule } from './campaigns.module.js';
export { Campaigns, type CampaignStep, type RoundDelta, type RoundStep, type Step } from './campaigns.repository.js';
export {
  type CampaignUnderLock,
  type LockedCampaign,
  type LockedReward,
  type LockedRound,
  type Totals,
} from './locked-campaign.js';
