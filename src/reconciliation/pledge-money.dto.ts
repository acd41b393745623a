import { money, type MoneyJson, toJson } from '../money/index.js';
import { ChoiceField, IdField, InstantField, MoneyField, NestedListField, TextField } from '../platform/http/index.js';
import { type MoneyStep, moneySteps } from './pledge-money.report.js';

const anyAmount = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

export class MoneyStepResponse {
  @ChoiceField(moneySteps, {
    description:
      'platform_fee, vat, paid_out and at_the_bank are this pledge’s share of what was moved for the campaign.',
  })
  step!: string;

  @MoneyField({ ...anyAmount, description: 'Negative for what was taken off or has left.' })
  amount!: MoneyJson;

  @InstantField({ nullable: true, description: 'Null when it has not happened yet.' })
  at!: string | null;

  @TextField({ max: 255, nullable: true, description: 'The provider’s id, or the reference in the ledger.' })
  reference!: string | null;
}

/** Where the money of one pledge is. */
export class PledgeMoneyResponse {
  @IdField()
  pledgeId!: string;

  @NestedListField(() => MoneyStepResponse, { max: 1_000, description: 'Empty while nothing was charged.' })
  steps!: MoneyStepResponse[];
}

export const toPledgeMoneyResponse = (
  pledgeId: string,
  currency: string,
  steps: readonly MoneyStep[],
): PledgeMoneyResponse => ({
  pledgeId,
  steps: steps.map(({ step, amount, at, reference }) => ({
    step,
    amount: toJson(money(amount, currency)),
    at: at?.toISOString() ?? null,
    reference,
  })),
});
