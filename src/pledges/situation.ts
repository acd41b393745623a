import { type CampaignUnderLock } from '../campaigns/index.js';
import { type CampaignInGroup } from './group-draft.js';
import { type Shelf } from './pledge.rules.js';

/** The locked campaign in the words of the pledge rules. */
export function inGroup({ campaign, round, totals, now }: CampaignUnderLock): CampaignInGroup {
  return {
    campaignId: campaign.id,
    round: round.number,
    zone: campaign.zone,
    currency: campaign.currency,
    campaignState: campaign.state,
    roundState: round.state,
    deadline: round.deadline,
    target: round.target,
    allOrNothing: campaign.model !== 'keep_it_all',
    pledged: totals.pledged,
    now,
  };
}

/** Its rewards with what is left of them. */
export const shelfOf = ({ rewards }: CampaignUnderLock): Shelf =>
  new Map(
    rewards.map(({ id, price, stock, taken }) => [id, { price, free: stock === null ? undefined : stock - taken }]),
  );
