import { accounts } from '../../ledger/index.js';
import {
  bookingOf,
  feeAccountOf,
  type LockedDispute,
  type Parts,
  reclaimBookingOf,
  reclaimedOf,
  returnedOf,
  stepTo,
  takenOf,
} from './dispute.rules.js';
import { disputeStates } from './dispute.state.js';

const parts = (amount: bigint, tip: bigint, excess: bigint): Parts => ({ amount, tip, excess });
const at = new Date('2027-01-01T00:00:00Z');
const dispute: LockedDispute = {
  ...{ id: 'd', campaignId: 'c', pledgeId: 'g', paymentId: 'p', round: 1, currency: 'EUR' },
  ...{ state: 'needs_response', isUnexpected: false },
};

it.each<[what: string, sum: bigint, left: [amount: bigint, tip: bigint], taken: Parts]>([
  ['the whole charge', 6_100n, [6_000n, 100n], parts(-6_000n, -100n, 0n)],
  ['a part', 2_513n, [6_000n, 100n], parts(-2_513n, 0n, 0n)],
  ['all of the pledge and some of the tip', 6_040n, [6_000n, 100n], parts(-6_000n, -40n, 0n)],
  ['more than is left', 6_100n, [1_000n, 100n], parts(-1_000n, -100n, -5_000n)],
  ['what was given back already', 6_100n, [0n, 0n], parts(0n, 0n, -6_100n)],
  ['a charge of which only the tip is left', 60n, [0n, 100n], parts(0n, -60n, 0n)],
])('takes %s', (_what, sum, [amount, tip], taken) => {
  expect(takenOf(sum, { amount, tip })).toEqual(taken);
  expect(taken.amount + taken.tip + taken.excess).toBe(-sum);
});

it.each<[what: string, sum: bigint, out: Parts, back: Parts]>([
  ['everything', 6_100n, parts(1_000n, 100n, 5_000n), parts(1_000n, 100n, 5_000n)],
  ['a part: the pledge first', 1_050n, parts(1_000n, 100n, 5_000n), parts(1_000n, 50n, 0n)],
  ['more than was taken: the platform has it', 7_000n, parts(6_000n, 100n, 0n), parts(6_000n, 100n, 900n)],
  ['something though nothing was taken', 5n, parts(0n, 0n, 0n), parts(0n, 0n, 5n)],
])('gives back %s', (_what, sum, out, back) => {
  expect(returnedOf(sum, out)).toEqual(back);
});

it.each<[out: Parts, left: [bigint, bigint], moved: Parts]>([
  [parts(0n, 0n, 6_100n), [6_000n, 100n], parts(-6_000n, -100n, 6_100n)],
  [parts(0n, 0n, 1_000n), [6_000n, 100n], parts(-1_000n, 0n, 1_000n)],
  [parts(1_000n, 0n, 5_100n), [5_000n, 0n], parts(-5_000n, 0n, 5_000n)],
  [parts(6_000n, 100n, 0n), [0n, 0n], parts(0n, 0n, 0n)],
])('what the platform bore is the pledge’s when its refund has failed', (out, [amount, tip], moved) => {
  expect(reclaimedOf(out, { amount, tip })).toEqual(moved);
});

it('goes forward only, any distance, and an appeal can win', () => {
  for (const state of disputeStates) expect(stepTo(state, state)).toBeNull();
  expect(stepTo('warning_needs_response', 'lost')).toBe('lost');
  expect(stepTo('warning_closed', 'needs_response')).toBe('needs_response');
  expect(stepTo('under_review', 'needs_response')).toBeNull();
  expect(stepTo('lost', 'won')).toBe('won');
  expect(stepTo('won', 'lost')).toBeNull();
});

it('books each part where it belongs, and the way back with the ends swapped', () => {
  const [funds, outside] = [accounts.campaignFunds('c'), accounts.outside];
  expect(bookingOf(dispute, 'm', parts(-6_000n, -100n, -5n), at)).toEqual({
    ...{ reference: 'dispute-m', currency: 'EUR', at },
    postings: [
      { from: funds, to: outside, amount: 6_000n },
      { from: accounts.platformTips, to: outside, amount: 100n },
      { from: accounts.platformCosts, to: outside, amount: 5n },
    ],
  });
  expect(bookingOf(dispute, 'm', parts(6_000n, 0n, 0n), at).postings[0]).toEqual({
    ...{ from: outside, to: funds, amount: 6_000n },
  });
  const apart = bookingOf({ ...dispute, isUnexpected: true }, 'm', parts(-6_000n, -100n, 0n), at);
  expect(apart.postings.slice(0, 2).map(({ from }) => from)).toEqual(Array(2).fill(accounts.unexpectedReceipts));
  expect(reclaimBookingOf(dispute, 'm', parts(-6_000n, -100n, 6_100n), at).postings).toEqual([
    { from: funds, to: accounts.platformCosts, amount: 6_000n },
    { from: accounts.platformTips, to: accounts.platformCosts, amount: 100n },
  ]);
});

it.each([
  ['collecting', false, accounts.campaignFeesDue('c')],
  ['successful', false, accounts.campaignFeesDue('c')],
  ['refunding', false, accounts.campaignFeesDue('c')],
  ['successful', true, accounts.campaignFunds('c')],
  ['unsuccessful', false, accounts.platformCosts],
  ['cancelled', false, accounts.platformCosts],
  ['cancelled', true, accounts.campaignFunds('c')],
])('the fee of a campaign that is %s (paid out: %s) is borne by %s', (campaignState, hasPaidOut, account) => {
  expect(feeAccountOf(dispute, { campaignState, hasPaidOut })).toBe(account);
  const apart = { ...dispute, isUnexpected: true };
  expect(feeAccountOf(apart, { campaignState, hasPaidOut })).toBe(accounts.platformCosts);
});
