import { money, type MoneyJson, toJson } from '../money/index.js';
import { IdField, MoneyField, NestedListField, TextField } from '../platform/http/index.js';
import { type CampaignTrialBalance } from './trial-balance.report.js';

const anyAmount = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

export class TrialBalanceLineResponse {
  @TextField({ max: 200 })
  account!: string;

  @MoneyField(anyAmount)
  received!: MoneyJson;

  @MoneyField(anyAmount)
  given!: MoneyJson;

  @MoneyField({ ...anyAmount, description: 'received less given.' })
  balance!: MoneyJson;
}

/** Every account that the bookings of one campaign touched. */
export class TrialBalanceResponse {
  @IdField()
  campaignId!: string;

  @NestedListField(() => TrialBalanceLineResponse, { max: 10_000 })
  lines!: TrialBalanceLineResponse[];

  @MoneyField({ ...anyAmount, description: 'The sum of all balances: nothing, always.' })
  difference!: MoneyJson;
}

export function toTrialBalanceResponse({ campaignId, currency, lines }: CampaignTrialBalance): TrialBalanceResponse {
  const sum = (amount: bigint) => toJson(money(amount, currency));
  return {
    campaignId,
    lines: lines.map(({ account, received, given }) => ({
      account,
      received: sum(received),
      given: sum(given),
      balance: sum(received - given),
    })),
    difference: sum(lines.reduce((total, { received, given }) => total + received - given, 0n)),
  };
}
