// Guarantee: tranches are paid in their order and in the proportion of their needs, their parts add up to all there is
// whatever goes back in between, and none is refused for good before its creator had the time to show something.
import fc from 'fast-check';
import { TrancheNotAccepted, TrancheNotRefusable } from './tranche.errors.js';
import { assertRefusable, type LockedTranche, nextPart } from './tranche.rules.js';
import { type TrancheState } from './tranche.state.js';

const tranche = (number: number, state: TrancheState, weight: bigint): LockedTranche => ({
  ...{ id: `t${number}`, campaignId: 'c', number, state, weight, dueOn: '2027-03-01', evidence: 0 },
  ...{ proposedBy: null, refusedBy: null },
});

describe('the next payout', () => {
  it.each([
    ['without tranches all', 1_000n, [], { trancheId: null, part: 1_000n }],
    ['the first by its needs', 1_000n, [tranche(1, 'accepted', 2n), tranche(2, 'waiting', 1n)], { trancheId: 't1', part: 667n }],
    ['the last takes the rest', 333n, [tranche(1, 'paid', 2n), tranche(2, 'accepted', 1n)], { trancheId: 't2', part: 333n }],
    ['what is left after them', 7n, [tranche(1, 'paid', 2n), tranche(2, 'paid', 1n)], { trancheId: null, part: 7n }],
    ['what is left after one went back', 7n, [tranche(1, 'returned', 2n), tranche(2, 'ended', 1n)], { trancheId: null, part: 7n }],
    ['nothing of nothing', -5n, [tranche(1, 'accepted', 2n), tranche(2, 'waiting', 1n)], { trancheId: 't1', part: -5n }],
  ])('%s', (_, left, tranches, next) => expect(nextPart(left, tranches)).toEqual(next)); // prettier-ignore

  it.each([
    [[tranche(1, 'paid', 1n), tranche(2, 'waiting', 1n)], TrancheNotAccepted],
    [[tranche(1, 'handed_in', 1n)], TrancheNotAccepted],
    [[tranche(1, 'refusal_proposed', 1n)], TrancheNotAccepted],
    [[tranche(1, 'paid', 1n), tranche(2, 'refused', 1n)], TrancheNotAccepted],
  ])('%#: is not prepared', (tranches, problem) => expect(() => nextPart(100n, tranches)).toThrow(problem));

  it('adds up to the last minor unit, also when some of it is refunded in between', () => {
    const step = fc.record({ weight: fc.bigInt(1n, 99_999_999n), refunded: fc.bigInt(0n, 1_000n) });
    fc.assert(
      fc.property(fc.bigInt(10_000n, 10n ** 10n), fc.array(step, { minLength: 1, maxLength: 6 }), (sum, steps) => {
        let left = sum;
        let paid = 0n;
        let refunded = 0n;
        steps.forEach((_, at) => {
          const tranches = steps.map(({ weight }, of) => tranche(of + 1, of < at ? 'paid' : of === at ? 'accepted' : 'waiting', weight)); // prettier-ignore
          const { part } = nextPart(left, tranches);
          expect(part >= 0n && part <= left).toBe(true);
          paid += part;
          left -= part;
          const back = left < (steps[at]?.refunded ?? 0n) ? left : (steps[at]?.refunded ?? 0n);
          refunded += back;
          left -= back;
        });
        expect(left).toBe(0n);
        expect(paid + refunded).toBe(sum);
      }),
    );
  });
});

describe('a final refusal', () => {
  it.each([
    ['2027-03-15', 0, false],
    ['2027-03-16', 0, true],
    ['2027-02-01', 1, true],
  ])('on %s after %i tries: %s', (today, evidence, isAllowed) => {
    const check = () => assertRefusable({ evidence, dueOn: '2027-03-01' }, { today, graceDays: 14 });
    if (isAllowed) expect(check).not.toThrow();
    else expect(check).toThrow(TrancheNotRefusable);
  });
});
