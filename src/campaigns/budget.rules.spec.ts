// Guarantee: the target is the sum of the required needs and never more than the optimum, and nothing in another
// currency or too cheap to charge gets into a campaign.
import fc from 'fast-check';
import {
  assertBudget,
  assertPromises,
  assertRewards,
  minimum,
  type NeedInput,
  optimum,
  type RewardInput,
} from './budget.rules.js';
import {
  AmountBetweenSteps,
  AmountInOtherCurrency,
  OnlyAddOns,
  PriceBelowMinimum,
  PromiseBeforeDeadline,
} from './draft.errors.js';

const need = (amount: bigint, required: boolean, currency = 'EUR'): NeedInput => ({
  label: 'Wood', kind: 'material', amount, currency, required, tranche: null,
}); // prettier-ignore
const budget = (...needs: NeedInput[]) => ({ needs, tranches: [] });
const reward = (over: Partial<RewardInput> = {}): RewardInput => ({
    title: 'A chair', description: 'Of oak.', price: 2500n, currency: 'EUR', stock: null, promisedMonth: null, isAddOn: false, questions: [], shipping: [],
    withdrawal: 'not_a_trader', ...over,
}); // prettier-ignore

it('what is pledged only beside another reward needs one', () => {
  const [plain, addOn] = [reward(), reward({ isAddOn: true })];
  expect(() => assertRewards([addOn, plain], 'EUR')).not.toThrow();
  expect(() => assertRewards([], 'EUR')).not.toThrow();
  expect(() => assertRewards([addOn, addOn], 'EUR')).toThrow(OnlyAddOns);
});

describe('the budget', () => {
  it.each([
    [[], 0n, 0n],
    [[need(100n, false)], 0n, 100n],
    [[need(100n, true), need(50n, false), need(1n, true)], 101n, 151n],
  ])('%#: minimum and optimum', (needs, low, high) => {
    expect(minimum(needs)).toBe(low);
    expect(optimum(needs)).toBe(high);
  });

  it('has a minimum of at most its optimum, equal when all is required', () => {
    const needs = fc.array(fc.record({ amount: fc.bigInt(1n, 99_999_999n), required: fc.boolean() }), {
      maxLength: 50,
    });
    fc.assert(
      fc.property(needs, (lines) => {
        expect(minimum(lines) <= optimum(lines)).toBe(true);
        expect(minimum(lines.map((line) => ({ ...line, required: true })))).toBe(optimum(lines));
        expect(minimum(lines) + minimum(lines.map((line) => ({ ...line, required: !line.required })))).toBe(
          optimum(lines),
        );
      }),
    );
  });

  it('names the amount that is in another currency', () => {
    expect(() => assertBudget(budget(need(1n, true), need(1n, true, 'JPY')), 'EUR')).toThrow(AmountInOtherCurrency);
    expect(() => assertBudget(budget(need(1n, true, 'JPY')), 'JPY')).not.toThrow();
    expect(() => assertRewards([reward({ currency: 'USD' })], 'EUR')).toThrow(AmountInOtherCurrency);
  });

  it.each([
    ['EUR', 50n, true],
    ['EUR', 49n, false],
    ['JPY', 50n, true],
    ['BHD', 499n, false],
    ['BHD', 500n, true],
  ])('in %s a price of %s is chargeable: %s', (currency, price, chargeable) => {
    const check = expect(() => assertRewards([reward({ currency, price })], currency));
    if (chargeable) check.not.toThrow();
    else check.toThrow(PriceBelowMinimum);
  });

  it.each([
    ['BHD', 2_505n, 'must be a multiple of 10: 2500 or 2510'],
    ['KWD', 999n, 'must be a multiple of 10: 990 or 1000'],
    ['TND', 2_510n, undefined],
    ['EUR', 2_505n, undefined],
    ['ISK', 2_505n, undefined],
  ])('in %s a price of %s: %s', (currency, price, message) => {
    const check = () => assertRewards([reward({ currency, price: 2_000n }), reward({ currency, price })], currency);
    if (!message) return expect(check).not.toThrow();
    expect(check).toThrow(AmountBetweenSteps);
    expect(check).toThrow(
      expect.objectContaining({
        extra: { step: { amount: 10, currency } },
        errors: [{ pointer: '/rewards/1/price/amount', message }],
      }),
    );
  });

  it('needs are compared and never charged: any amount will do', () => {
    expect(() => assertBudget(budget(need(12_345n, true, 'BHD')), 'BHD')).not.toThrow();
  });

  it('promises nothing before the campaign ends', () => {
    expect(() => assertPromises([reward({ promisedMonth: '2026-11' })], '2026-12')).toThrow(PromiseBeforeDeadline);
    expect(() => assertPromises([reward({ promisedMonth: '2026-12' }), reward()], '2026-12')).not.toThrow();
  });
});
