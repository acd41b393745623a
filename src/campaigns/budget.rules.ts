import { chargeMinimum } from '../money/index.js';
import { type NeedKind } from './need.entity.js';
import { assertCountries, type ShippingRate } from './shipping.rules.js';
import {
  AmountInOtherCurrency,
  OnlyAddOns,
  PriceBelowMinimum,
  PromiseBeforeDeadline,
  SellerNotOne,
} from './draft.errors.js';
import { assertQuestions, type QuestionInput } from './question.rules.js';
import { assertInSteps } from './step.rules.js';
import { assertTranches, type TrancheInput } from './tranche.rules.js';
import { otherSeller, type WithdrawalRight } from './withdrawal.rules.js';

/** A line of the budget as the creator sends it; amounts in minor units. */
export interface NeedInput {
  readonly label: string;
  readonly kind: NeedKind;
  readonly amount: bigint;
  readonly currency: string;
  readonly required: boolean;
  /** The number of the tranche that pays for it; null without tranches. */
  readonly tranche: number | null;
}

/** What the money is for, and in which parts it is paid out; no tranches means in one. */
export interface BudgetInput {
  readonly needs: readonly NeedInput[];
  readonly tranches: readonly TrancheInput[];
}

export interface RewardInput {
  readonly title: string;
  readonly description: string;
  readonly price: bigint;
  readonly currency: string;
  /** Null when there is no limit. */
  readonly stock: number | null;
  /** 'YYYY-MM'. */
  readonly promisedMonth: string | null;
  /** Whether it is pledged only beside another one. */
  readonly isAddOn: boolean;
  /** What sending one piece costs, by country; nothing is sent when it is empty. */
  readonly shipping: readonly ShippingRate[];
  readonly withdrawal: WithdrawalRight;
  readonly questions: readonly QuestionInput[];
}

/** The sum that makes a campaign succeed: all that is required. It is the target of the first round. */
export const minimum = (needs: readonly Pick<NeedInput, 'amount' | 'required'>[]): bigint =>
  needs.reduce((total, { amount, required }) => (required ? total + amount : total), 0n);

/** The sum of all needs. */
export const optimum = (needs: readonly Pick<NeedInput, 'amount'>[]): bigint =>
  needs.reduce((total, { amount }) => total + amount, 0n);

/** @throws AmountInOtherCurrency, TranchesMismatch */
export function assertBudget({ needs, tranches }: BudgetInput, currency: string): void {
  assertTranches(needs, tranches);
  needs.forEach((need, at) => assertCurrency(need.currency, currency, `/needs/${at}/amount/currency`));
}

/** @throws OnlyAddOns, SellerNotOne, QuestionChoices, AmountInOtherCurrency, PriceBelowMinimum, AmountBetweenSteps, ShippingCountries */
export function assertRewards(rewards: readonly RewardInput[], currency: string): void {
  assertNotOnlyAddOns(rewards);
  const other = otherSeller(rewards);
  if (other !== undefined) {
    const message = 'is of another seller than the first reward';
    throw new SellerNotOne({ errors: [{ pointer: `/rewards/${other}/withdrawal`, message }] });
  }
  rewards.forEach((reward, at) => {
    assertQuestions(reward.questions, `/rewards/${at}/questions`);
    assertShipping(reward.shipping, currency, `/rewards/${at}/shipping`);
    assertCurrency(reward.currency, currency, `/rewards/${at}/price/currency`);
    if (reward.price >= chargeMinimum(currency))
      return assertInSteps(reward.price, currency, `/rewards/${at}/price/amount`);
    const smallest = { amount: Number(chargeMinimum(currency)), currency };
    throw new PriceBelowMinimum({
      extra: { smallest },
      errors: [{ pointer: `/rewards/${at}/price/amount`, message: `must be at least ${smallest.amount}` }],
    });
  });
}

/** What is pledged only beside another reward needs one. @throws OnlyAddOns */
function assertNotOnlyAddOns(rewards: readonly Pick<RewardInput, 'isAddOn'>[]): void {
  if (rewards.length === 0 || rewards.some(({ isAddOn }) => !isAddOn)) return;
  throw new OnlyAddOns({
    errors: [{ pointer: '/rewards/0/isAddOn', message: 'must be false for one of the rewards' }],
  });
}

/** @throws PromiseBeforeDeadline when a reward is promised for a month before the one of the deadline. */
export function assertPromises(rewards: readonly Pick<RewardInput, 'promisedMonth'>[], deadlineMonth: string): void {
  const at = rewards.findIndex(({ promisedMonth }) => promisedMonth !== null && promisedMonth < deadlineMonth);
  if (at === -1) return;
  throw new PromiseBeforeDeadline({
    errors: [{ pointer: `/rewards/${at}/promisedMonth`, message: `must be ${deadlineMonth} or later` }],
  });
}

function assertShipping(rates: readonly ShippingRate[], currency: string, pointer: string): void {
  assertCountries(rates, pointer);
  rates.forEach((rate, at) => {
    assertCurrency(rate.currency, currency, `${pointer}/${at}/price/currency`);
    assertInSteps(rate.price, currency, `${pointer}/${at}/price/amount`);
  });
}

function assertCurrency(given: string, expected: string, pointer: string): void {
  if (given === expected) return;
  throw new AmountInOtherCurrency({
    detail: `This campaign is funded in ${expected}.`,
    errors: [{ pointer, message: `must be ${expected}` }],
  });
}
