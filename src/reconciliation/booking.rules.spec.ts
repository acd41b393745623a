import { bookingOf, correctionOf, type Movement } from './booking.rules.js';

const at = new Date('2026-03-01T12:00:00Z');
const movement = (type: string, amount: bigint, fee = 0n): Movement => ({
  id: 'txn_1',
  type,
  amount,
  fee,
  currency: 'EUR',
  createdAt: at,
});
const lines = (booked: ReturnType<typeof bookingOf>) =>
  booked.flatMap(({ reference, postings }) =>
    postings
      .filter(({ amount }) => amount !== 0n)
      .map(({ from, to, amount }) => `${reference}: ${from} > ${to} ${amount}`),
  );

it.each([
  ['a payout to the bank', movement('payout', -500n), ['operator-payout-txn_1: provider:balance > bank 500']],
  ['one that came back', movement('payout_failure', 500n), ['operator-payout-txn_1: bank > provider:balance 500']],
  ['a top-up', movement('topup', 900n), ['top-up-txn_1: bank > provider:balance 900']],
  ['a fee of the provider', movement('stripe_fee', -200n), ['provider-cost-txn_1: platform:costs > outside 200']],
  ['a fee given back', movement('stripe_fee', 200n), ['provider-cost-txn_1: outside > platform:costs 200']],
  [
    'a payout that cost something',
    movement('payout', -500n, 25n),
    ['operator-payout-txn_1: provider:balance > bank 500', 'provider-fee-txn_1: platform:costs > outside 25'],
  ],
  ['a refund, which is somebody’s money', movement('refund', -500n), []],
  ['a kind that nobody has heard of', movement('surprise', 1n), []],
])('%s', (_, given, expected) => {
  expect(lines(bookingOf(given))).toEqual(expected);
});

const gone = { id: 'b1', amount: -700n, currency: 'EUR', campaignId: 'c1' };

it.each([
  ['campaign', gone, ['break-b1: campaign:c1:funds > outside 700']],
  ['campaign', { ...gone, amount: 700n }, ['break-b1: outside > campaign:c1:funds 700']],
  ['campaign', { ...gone, campaignId: null }, []],
  ['platform', gone, ['break-b1: platform:costs > outside 700']],
  ['bank', gone, ['break-b1: provider:balance > bank 700']],
  ['nothing', gone, []],
] as const)('a difference booked to %s', (bookedTo, difference, expected) => {
  expect(lines(correctionOf(difference, bookedTo, at))).toEqual(expected);
});
