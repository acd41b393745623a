// Guarantee: a round is collected exactly when its model says so, what was collected is kept exactly when the policy
// that backers saw says so, and the platform's fee is its documented share to the cent.
import fc from 'fast-check';
import { type AfterCollecting, type AtClosing, decideOutcome, decideShortfall, platformFee } from './outcome.rules.js';

const closing = (over: Partial<AtClosing>): AtClosing => ({
  needsTarget: true,
  target: 100_000n,
  pledged: 100_000n,
  matched: 0n,
  ...over,
});

describe('decideOutcome', () => {
  it.each<[string, Partial<AtClosing>, 'collect' | 'unsuccessful']>([
    ['the target to the cent', {}, 'collect'],
    ['one cent less', { pledged: 99_999n }, 'unsuccessful'],
    ['one cent less, which match fills', { pledged: 99_999n, matched: 1n }, 'collect'],
    ['match alone, with nobody to match', { pledged: 0n, matched: 100_000n }, 'unsuccessful'],
    ['keep-it-all far below its target', { needsTarget: false, pledged: 1n }, 'collect'],
    ['keep-it-all with nothing', { needsTarget: false, pledged: 0n }, 'unsuccessful'],
  ])('%s', (_, over, outcome) => {
    expect(decideOutcome(closing(over))).toBe(outcome);
  });
});

const after = (over: Partial<AfterCollecting>): AfterCollecting => ({
  needsTarget: true,
  policy: 'require_goal',
  toleranceBps: null,
  target: 100_000n,
  collected: 100_000n,
  matched: 0n,
  ...over,
});

describe('decideShortfall', () => {
  it.each<[string, Partial<AfterCollecting>, 'settle' | 'refund']>([
    ['require_goal: reached to the cent', {}, 'settle'],
    ['require_goal: one cent short', { collected: 99_999n }, 'refund'],
    ['require_goal: the cent comes from match', { collected: 99_999n, matched: 1n }, 'settle'],
    ['tolerance 9500: 95 % to the cent', { policy: 'tolerance', toleranceBps: 9500, collected: 95_000n }, 'settle'],
    ['tolerance 9500: one cent less', { policy: 'tolerance', toleranceBps: 9500, collected: 94_999n }, 'refund'],
    [
      'tolerance is never rounded in its own favour',
      { policy: 'tolerance', toleranceBps: 9999, target: 3n, collected: 2n },
      'refund',
    ],
    ['tolerance without a rate asks for all', { policy: 'tolerance', collected: 99_999n }, 'refund'],
    ['pay_anyway: one cent', { policy: 'pay_anyway', collected: 1n }, 'settle'],
    ['pay_anyway: nothing', { policy: 'pay_anyway', collected: 0n }, 'refund'],
    ['keep-it-all has no target to miss', { needsTarget: false, collected: 1n }, 'settle'],
    ['keep-it-all with nothing', { needsTarget: false, collected: 0n }, 'refund'],
  ])('%s', (_, over, decision) => {
    expect(decideShortfall(after(over))).toBe(decision);
  });

  it('is kinder the more was collected and the more tolerant the policy', () => {
    const amount = fc.bigInt({ min: 0n, max: 200_000n });
    const rate = fc.integer({ min: 9000, max: 10_000 });
    fc.assert(
      fc.property(amount, amount, rate, rate, (a, b, c, d) => {
        const settles = (collected: bigint, toleranceBps: number) =>
          decideShortfall(after({ policy: 'tolerance', collected, toleranceBps })) === 'settle';
        const [less, more] = a < b ? [a, b] : [b, a];
        const [lenient, strict] = c < d ? [c, d] : [d, c];
        if (settles(less, strict)) expect(settles(more, lenient)).toBe(true);
      }),
    );
  });
});

describe('platformFee', () => {
  it.each([
    [100_000n, 400, 2100, 4_000n, 840n],
    [12n, 400, 2100, 0n, 0n],
    [13n, 400, 2100, 1n, 0n],
    [4_150n, 400, 2100, 166n, 35n],
    [99_999_999_999n, 400, 2100, 4_000_000_000n, 840_000_000n],
    [5_000n, 0, 2100, 0n, 0n],
  ])('of %s at %s bps and %s bps VAT is %s and %s', (collected, feeBps, vatBps, fee, vat) => {
    expect(platformFee(collected, { feeBps, vatBps })).toEqual({ fee, vat });
  });
});
