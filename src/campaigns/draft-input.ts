import { type NeedInput, type RewardInput } from './budget.rules.js';
import { type DraftEdit } from './edit-campaign.js';
import { type NewDraft } from './draft-campaign.js';
import {
  type DraftCampaignRequest,
  type EditCampaignRequest,
  type NeedRequest,
  type RewardRequest,
} from './drafts.dto.js';

/** The zone of a campaign whose creator names none. Source: 1-product.md, Conventions. */
const defaultZone = 'Europe/Brussels';

export const toNeedInput = ({ amount, ...need }: NeedRequest): NeedInput => ({
  ...need,
  amount: BigInt(amount.amount),
  currency: amount.currency,
});

export const toRewardInput = ({ price, stock, promisedMonth, ...reward }: RewardRequest): RewardInput => ({
  ...reward,
  price: BigInt(price.amount),
  currency: price.currency,
  stock: stock ?? null,
  promisedMonth: promisedMonth ?? null,
});

export const toNewDraft = ({ zone, opensAt, needs, rewards, ...draft }: DraftCampaignRequest): NewDraft => ({
  ...draft,
  zone: zone ?? defaultZone,
  opensAt: opensAt == null ? null : new Date(opensAt),
  needs: (needs ?? []).map(toNeedInput),
  rewards: (rewards ?? []).map(toRewardInput),
});

export const toDraftEdit = ({ opensAt, ...edit }: EditCampaignRequest): DraftEdit => ({
  ...edit,
  ...(opensAt !== undefined && { opensAt: opensAt === null ? null : new Date(opensAt) }),
});
