// Guarantee: parts never exceed what is left; shares of the fee add up to all of it once everything is back, whatever the
// parts and the rounding; and what is set aside and taken back leaves every account as it was.
import fc from 'fast-check';
import { platformFee } from '../settlement/index.js';
import { assertMayOrder, needsTwo, partOf, partOfSum, providerFeeBorne, shareOf } from './ordering.rules.js';
import { NothingToRefund, RefundOfWhole, RefundParty, RefundTooLarge } from './refund.errors.js';
import { type LockedRefund, looksFirst } from './refund.rules.js';
import { backFrom, setAsideOf } from './set-aside.rules.js';

const left = { amount: 6_000n, tip: 100n };

it.each<[string, bigint | undefined, object]>([
  ['all of it', undefined, { amount: 6_000n, tip: 100n }],
  ['all of it by its sum', 6_000n, { amount: 6_000n, tip: 100n }],
  ['a part', 5_999n, { amount: 5_999n, tip: 0n }],
])('takes %s', (_, asked, part) => {
  expect(partOf(asked, left)).toEqual(part);
});

it('refuses more than is left, and anything of nothing', () => {
  expect(() => partOf(6_001n, left)).toThrow(RefundTooLarge);
  expect(() => partOf(undefined, { amount: 0n, tip: 0n })).toThrow(NothingToRefund);
});

it.each<[bigint, object | null]>([
  [6_100n, { amount: 6_000n, tip: 100n }],
  [6_050n, { amount: 6_000n, tip: 50n }],
  [1n, { amount: 1n, tip: 0n }],
  [6_101n, null],
  [0n, null],
])('splits %s that went back at the provider', (sum, part) => {
  expect(partOfSum(sum, left)).toEqual(part);
});

it('leaves the platform’s own fault to finance, as a whole', () => {
  expect(() => assertMayOrder('platform', undefined, { isParty: true })).toThrow(RefundParty);
  expect(() => assertMayOrder('platform', 5n, { isParty: false })).toThrow(RefundOfWhole);
  expect(() => assertMayOrder('platform', undefined, { isParty: false })).not.toThrow();
  expect(() => assertMayOrder('creator', 5n, { isParty: true })).not.toThrow();
});

it.each([
  [49_999n, 0n, 'EUR', false],
  [49_900n, 100n, 'EUR', true],
  [499n, 0n, 'JPY', false],
  [500n, 0n, 'JPY', true],
  [499_999n, 0n, 'BHD', false],
  [500_000n, 0n, 'BHD', true],
])('%s with a tip of %s %s needs two people: %s', (amount, tip, currency, two) => {
  expect(needsTwo({ amount, tip }, currency, 500)).toBe(two);
});

it('bears the provider’s fee only for its own fault, in proportion', () => {
  const charge = { amount: 6_000n, tip: 100n, fee: 117n };
  expect(providerFeeBorne('platform', 6_000n, charge)).toBe(117n);
  expect(providerFeeBorne('platform', 3_000n, charge)).toBe(58n);
  expect(providerFeeBorne('creator', 6_000n, charge)).toBe(0n);
});

it('returns the whole fee in the end, in whatever parts', () => {
  const parts = fc.array(fc.bigInt(1n, 10n ** 6n), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      parts,
      fc.integer({ min: 0, max: 2_000 }),
      fc.integer({ min: 0, max: 2_500 }),
      (amounts, feeBps, vatBps) => {
        const terms = { feeBps, vatBps };
        const collected = amounts.reduce((sum, amount) => sum + amount, 0n);
        let [before, fee, vat] = [0n, 0n, 0n];
        for (const amount of amounts) {
          const share = shareOf(amount, before, collected, terms);
          expect(share.fee >= 0n && share.vat >= 0n).toBe(true);
          before += amount;
          fee += share.fee;
          vat += share.vat;
        }
        expect({ fee, vat }).toEqual(platformFee(collected, terms));
      },
    ),
  );
});

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

it.each([
  [0, 0, false],
  [1, 0, true],
  [0, 20 * 3_600_000, false],
  [0, 20 * 3_600_000 + 1, true],
])('after %s tries and %s ms, what the provider has is looked for first: %s', (tries, ms, first) => {
  expect(looksFirst({ tries, requestedAt: at, now: new Date(at.getTime() + ms) })).toBe(first);
});
