import { exponent } from '../../money/index.js';
import { type CampaignResponse } from '../../campaigns/index.js';

/**
 * Three sums to choose from, in minor units, rising: the prices of the cheapest rewards that are left, filled up with
 * round sums.
 */
export function amountChoices({ rewards, currency }: Pick<CampaignResponse, 'rewards' | 'currency'>): number[] {
  const unit = 10 ** exponent(currency) * (exponent(currency) === 0 ? 100 : 1);
  const prices = rewards.filter(({ left, isAddOn }) => left !== 0 && !isAddOn).map(({ price }) => price.amount);
  const round = [10, 25, 50, 100].map((sum) => sum * unit);
  const rising = [...new Set([...prices.sort((a, b) => a - b).slice(0, 3), ...round])].slice(0, 3);
  return rising.sort((a, b) => a - b);
}
