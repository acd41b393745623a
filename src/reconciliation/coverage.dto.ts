import { money, type MoneyJson, toJson } from '../money/index.js';
import { DayField, FlagField, InstantField, MoneyField } from '../platform/http/index.js';
import { type CoverageDay } from './coverage-day.entity.js';

const anyAmount = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

/** Whether what was held at the provider covered what was owed, one day and currency. */
export class CoverageResponse {
  @DayField()
  day!: string;

  @InstantField()
  provedAt!: string;

  @MoneyField(anyAmount)
  available!: MoneyJson;

  @MoneyField(anyAmount)
  pending!: MoneyJson;

  @MoneyField({ ...anyAmount, description: 'Charged, and not on the provider’s balance yet.' })
  arriving!: MoneyJson;

  @MoneyField({ ...anyAmount, description: 'To campaigns and backers, after the provider’s fees.' })
  owed!: MoneyJson;

  @FlagField()
  covered!: boolean;
}

export function toCoverageResponse(day: CoverageDay): CoverageResponse {
  const sum = (amount: string) => toJson(money(BigInt(amount), day.currency));
  return {
    day: day.day,
    provedAt: day.provedAt.toISOString(),
    available: sum(day.available),
    pending: sum(day.pending),
    arriving: sum(day.arriving),
    owed: sum(day.owed),
    covered: day.covered,
  };
}
