import { type CampaignResponse, type CampaignState } from '../../campaigns/index.js';
import { delivers } from '../../deliveries/index.js';
import { type MyCampaign } from './campaign-desk.js';

const preparing: readonly CampaignState[] = ['draft', 'in_review', 'changes_requested', 'scheduled', 'rejected'];

/** Whether a campaign has never been live: then its people see how it is prepared, else how it goes. */
export const isPreparing = ({ state, rounds }: Pick<CampaignResponse, 'state' | 'rounds'>): boolean =>
  preparing.includes(state) || (state === 'cancelled' && !hasOpened(rounds));

export const hasOpened = (rounds: CampaignResponse['rounds']): boolean =>
  rounds.some(({ openedAt, state }) => openedAt !== null && state !== 'planned');

/** Whether whoever looks can write in it now: its owner, while it is a draft. The use cases ask again. */
export const canWrite = ({ campaign, isOwner }: Pick<MyCampaign, 'campaign' | 'isOwner'>): boolean =>
  isOwner && (campaign.state === 'draft' || campaign.state === 'changes_requested');

/** Whether a round of it has come to its deadline, so that there is something to say about charging. */
export const hasClosed = (rounds: CampaignResponse['rounds']): boolean =>
  rounds.some(({ state }) => state !== 'planned' && state !== 'open');

/** Whether it has rewards to deliver by now. */
export const isDelivering = ({ state, rewards }: Pick<CampaignResponse, 'state' | 'rewards'>): boolean =>
  delivers(state) && rewards.length > 0;
