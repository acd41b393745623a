import { type BudgetInput, type NeedInput, type RewardInput } from './budget.rules.js';
import { type DraftEdit } from './edit-campaign.js';
import { type NewDraft } from './draft-campaign.js';
import {
  type DraftCampaignRequest,
  type EditCampaignRequest,
  type NeedRequest,
  type RewardRequest,
  type SetNeedsRequest,
} from './drafts.dto.js';

/** The zone of a campaign whose creator names none. */
const defaultZone = 'Europe/Brussels';

const toNeedInput = ({ amount, tranche, ...need }: NeedRequest): NeedInput => ({
  ...need,
  tranche: tranche ?? null,
  amount: BigInt(amount.amount),
  currency: amount.currency,
});

export const toBudgetInput = ({ needs = [], tranches = [] }: Partial<SetNeedsRequest>): BudgetInput => ({
  needs: needs.map(toNeedInput),
  tranches: tranches.map(({ evidence, dueOn }) => ({ evidence: evidence ?? null, dueOn: dueOn ?? null })),
});

export const toRewardInput = ({
  price,
  stock,
  promisedMonth,
  isAddOn,
  shipping,
  withdrawal,
  questions,
  ...reward
}: RewardRequest): RewardInput => ({
  ...reward,
  price: BigInt(price.amount),
  currency: price.currency,
  stock: stock ?? null,
  promisedMonth: promisedMonth ?? null,
  isAddOn: isAddOn ?? false,
  withdrawal: withdrawal ?? 'not_a_trader',
  questions: questions ?? [],
  shipping: (shipping ?? []).map(({ countries, price: { amount, currency } }) => ({
    countries,
    price: BigInt(amount),
    currency,
  })),
});

export const toNewDraft = ({ zone, opensAt, needs, tranches, rewards, ...draft }: DraftCampaignRequest): NewDraft => ({
  ...draft,
  zone: zone ?? defaultZone,
  opensAt: opensAt == null ? null : new Date(opensAt),
  budget: toBudgetInput({ ...(needs && { needs }), ...(tranches && { tranches }) }),
  rewards: (rewards ?? []).map(toRewardInput),
});

export const toDraftEdit = ({ opensAt, ...edit }: EditCampaignRequest): DraftEdit => ({
  ...edit,
  ...(opensAt !== undefined && { opensAt: opensAt === null ? null : new Date(opensAt) }),
});
