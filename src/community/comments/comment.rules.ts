import { type CampaignSummary } from '../../campaigns/index.js';
import { type Visibility } from '../../pledges/index.js';

/** How many answers a question can have. */
export const mostAnswers = 20;

const correctableMs = 15 * 60_000;

/** While it is public, unless it is called off or suspended: then nobody can be expected to answer. */
export const takesComments = ({
  wasLive,
  state,
  refundReason,
}: Pick<CampaignSummary, 'wasLive' | 'state' | 'refundReason'>): boolean =>
  wasLive && state !== 'cancelled' && state !== 'suspended' && !(state === 'refunding' && refundReason === 'cancelled');

/** Whether a reader sees who asked: what came by the link of a pledge follows what its backer chose there. */
export const showsName = (visibility: Visibility | null, isCreator: boolean): boolean =>
  visibility === null || visibility === 'public' || (visibility === 'creator' && isCreator);

/** Slips of the pen are mended at once; later others have read it. */
export const isCorrectable = (writtenAt: Date, now: Date): boolean =>
  now.getTime() < writtenAt.getTime() + correctableMs;
