import { type CampaignUnderLock } from '../campaigns/index.js';
import { consentedTerms } from './consent.js';
import { type CampaignInGroup } from './group-draft.js';
import { type Shelf } from './pledge.rules.js';

/** The locked campaign in the words of the pledge rules. */
export function inGroup({ campaign, round, totals, now }: CampaignUnderLock): CampaignInGroup {
  return {
    campaignId: campaign.id,
    round: round.number,
    ...consentedTerms(campaign, round),
    campaignState: campaign.state,
    roundState: round.state,
    pledged: totals.pledged,
    now,
  };
}

/** Its rewards with what is left of them. */
export const shelfOf = ({ rewards }: CampaignUnderLock): Shelf =>
  new Map(
    rewards.map(({ id, price, stock, taken, shipping, isAddOn }) => [
      id,
      { price, free: stock === null ? undefined : stock - taken, shipping: shipping ?? undefined, isAddOn },
    ]),
  );
