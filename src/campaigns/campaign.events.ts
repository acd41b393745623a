import { defineEvent } from '../platform/outbox/index.js';
import { type CampaignState } from './campaign.state.js';
import { type NoticeHours } from './notice.rules.js';

type AboutCampaign = { campaignId: string };

/** Every change of a campaign's state, whoever made it; mails hang on this one. */
export const campaignStateChanged = defineEvent<AboutCampaign & { from: CampaignState; to: CampaignState }>(
  'campaign.state_changed',
);

export const campaignSubmitted = defineEvent<AboutCampaign>('campaign.submitted');

/** A moderator has judged; `approved` changes no state, the creator may schedule now. */
export const campaignReviewed = defineEvent<
  AboutCampaign & { reviewId: string; decision: 'approved' | 'changes_requested' | 'rejected' }
>('campaign.reviewed');

/** `opensAt` is an ISO instant. */
export const campaignScheduled = defineEvent<AboutCampaign & { opensAt: string }>('campaign.scheduled');

export const campaignOpened = defineEvent<AboutCampaign>('campaign.opened');

/** Called off before anything was charged: its rounds have failed, their pledges are to be released. */
export const campaignCancelled = defineEvent<AboutCampaign>('campaign.cancelled');

/**
 * Called off after charging had begun: the campaign is `refunding` (`refund_reason` cancelled). Items still open are to
 * be finished without charging, a round still `collecting` fails, then every charge goes back. A round that was still open
 * has failed; its pledges are to be released.
 */
export const campaignCalledOff = defineEvent<AboutCampaign>('campaign.called_off');

/**
 * So many hours before the deadline of a round: backers whose card will not do are asked for another, and if it
 * `announces`, all of them are told what will be charged.
 */
export const deadlineNear = defineEvent<AboutCampaign & { round: number; hours: NoticeHours; announces: boolean }>(
  'campaign.deadline_near',
);

export const campaignSuspended = defineEvent<AboutCampaign>('campaign.suspended');

/** `suspendedMs`: how long it was suspended; the end of a collecting round is already moved by as much. */
export const campaignResumed = defineEvent<AboutCampaign & { suspendedMs: number }>('campaign.resumed');
