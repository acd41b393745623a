// Guarantee: what is asked back stands apart with the platform's share returned, and when it does not go back, every
// account is as it was.
import { type LockedRefund } from './refund.rules.js';
import { backFrom, setAsideOf } from './set-aside.rules.js';

const refund = (over: Partial<LockedRefund>): LockedRefund => ({
  ...{ id: 'r', campaignId: 'c', pledgeId: 'p', round: 1, amount: 5_000n, tip: 0n, currency: 'EUR', cause: 'platform' },
  ...{ state: 'requested', orderedBy: null, providerFee: 80n, providerId: null, providerPaymentId: 'pi' },
  ...over,
});
const at = new Date('2026-11-20T10:00:00Z');

it.each([
  ['nothing of the fees is covered', 300n, { 'campaign:c:fees_due': 80n, 'campaign:c:funds': -4_758n }],
  ['a part is covered', 30n, { 'campaign:c:fees_due': 30n, 'campaign:c:funds': -4_708n }],
  ['a payout has covered them', 0n, { 'campaign:c:fees_due': 0n, 'campaign:c:funds': -4_678n }],
])('pays the provider’s fee to who bore it when %s', (_, uncovered, expected) => {
  const { postings } = setAsideOf(refund({}), { fee: 200n, vat: 42n }, uncovered, at);
  const balances: Record<string, bigint> = { 'campaign:c:fees_due': 0n };
  for (const { from, to, amount } of postings) {
    balances[from] = (balances[from] ?? 0n) - amount;
    balances[to] = (balances[to] ?? 0n) + amount;
  }
  expect(balances).toMatchObject({
    ...expected,
    'campaign:c:refunds': 5_000n,
    'platform:costs': -80n,
    'platform:fees': -200n,
  });
});

it('is taken back with what the platform bore', () => {
  const { postings } = backFrom(refund({}), { fee: 200n, vat: 42n }, at);
  expect(postings).toEqual([
    { from: 'campaign:c:refunds', to: 'campaign:c:funds', amount: 5_000n },
    { from: 'campaign:c:funds', to: 'platform:fees', amount: 200n },
    { from: 'campaign:c:funds', to: 'platform:vat', amount: 42n },
    { from: 'campaign:c:fees_due', to: 'platform:costs', amount: 80n },
  ]);
});
