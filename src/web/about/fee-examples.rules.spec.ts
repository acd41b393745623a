// Guarantee: the examples on the page of fees are what the rules of settling, refunding and paying out come to, to the
// cent, at whatever rates an instance has.
import { platformFee } from '../../settlement/index.js';
import { feeExamples } from './fee-examples.rules.js';

const rates = { currency: 'EUR', feeBps: 400, vatBps: 2_100, reserveBps: 0 };
const unknown = { charges: 0, charged: 0n, fees: 0n };

test('a campaign that reaches its goal is paid what was collected less the fees', () => {
  const { reached } = feeExamples({ ...rates, feesSoFar: { charges: 10, charged: 100_000n, fees: 1_500n } });
  expect(reached).toMatchObject({ outcome: 'collect', collected: 545_000n, dropped: { pledges: 3, amount: 15_000n } });
  expect(reached).toMatchObject({ platformFee: 21_800n, vat: 4_578n, processingFees: 8_175n, payout: 510_447n });
  expect(reached.terms.reduce((sum, { amount }) => sum + amount, 0n)).toBe(reached.payout);
});

test('one that misses it charges nobody', () => {
  const { missed } = feeExamples({ ...rates, feesSoFar: unknown });
  expect(missed).toMatchObject({ outcome: 'unsuccessful', collected: 0n, platformFee: 0n, payout: 0n });
});

test('a refund returns the difference that it makes to the fee', () => {
  const { refund } = feeExamples({ ...rates, feesSoFar: unknown });
  expect(refund.feeBack).toBe(platformFee(545_000n, rates).fee - platformFee(540_000n, rates).fee);
  expect(refund).toEqual({ refunded: 5_000n, feeBack: 200n, vatBack: 42n });
});

test('without a charge so far, the card fees are said to be unknown', () => {
  const { reached, providerBps } = feeExamples({ ...rates, feesSoFar: unknown });
  expect(reached.processingFees).toBeNull();
  expect(providerBps).toBeNull();
});

test('a reserve is a line of its own', () => {
  const { reached } = feeExamples({ ...rates, reserveBps: 500, feesSoFar: unknown });
  expect(reached.terms.find(({ term }) => term === 'reserve')?.amount).toBeLessThan(0n);
});
