// Guarantee: a review answers exactly the published criteria, and an approval holds only for what was approved.
import fc from 'fast-check';
import { CriteriaMismatch } from './decision.errors.js';
import { assertScores, isApproved } from './review.rules.js';

const keys = (...of: string[]) => of.map((key) => ({ key }));
const refusal = (act: () => void): Record<string, unknown> | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(CriteriaMismatch);
    const { missing, unasked } = (error as CriteriaMismatch).extra;
    return { missing, unasked };
  }
};

describe('a review', () => {
  it.each([
    [['a', 'b'], undefined],
    [['b', 'a'], undefined],
    [['a'], { missing: ['b'], unasked: [] }],
    [['a', 'b', 'c'], { missing: [], unasked: ['c'] }],
    [['a', 'b', 'b'], { missing: [], unasked: ['b'] }],
    [['c', 'c'], { missing: ['a', 'b'], unasked: ['c'] }],
    [[], { missing: ['a', 'b'], unasked: [] }],
  ])('scoring %j of a and b: %j', (given, expected) => {
    expect(refusal(() => assertScores(keys(...given), ['a', 'b']))).toEqual(expected);
  });

  it('is taken if and only if its keys are a permutation of the criteria', () => {
    const some = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.double()), (criteria, order) => {
        const shuffled = criteria.map((key) => ({ key, at: order.next().value })).sort((a, b) => a.at - b.at);
        expect(refusal(() => assertScores(shuffled, criteria))).toBeUndefined();
        expect(refusal(() => assertScores(shuffled.slice(1), criteria))).toBeDefined();
        expect(refusal(() => assertScores([...shuffled, ...shuffled.slice(0, 1)], criteria))).toBeDefined();
      }),
    );
  });
});

describe('an approval', () => {
  const at = (ms: number) => new Date(1_800_000_000_000 + ms);
  it.each([
    [null, at(0), false],
    [at(1), at(0), true],
    [at(0), at(0), false],
    [at(0), at(1), false],
  ])('%#: holds', (approvedAt, changedAt, holds) => expect(isApproved(approvedAt, changedAt)).toBe(holds));
});
