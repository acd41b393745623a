// Guarantee: the provider's word about a refund, in any order and any number of times, moves it forward only, and what
// is booked on the way is exactly what left, or nothing when it came back.
import fc from 'fast-check';
import { canBecome } from '../platform/states/index.js';
import { type ProviderRefund } from '../payments/index.js';
import {
  bookingOf,
  type LockedRefund,
  looksFirst,
  mismatchOf,
  partsOfReturn,
  refundedBy,
  refundKey,
  stepsTo,
} from './refund.rules.js';
import { type RefundState, refundTransitions } from './refund.state.js';

const at = new Date('2026-11-01T12:00:00.000Z');
const refund = (over: Partial<LockedRefund> = {}): LockedRefund => ({
  id: 'r1',
  campaignId: 'c1',
  pledgeId: 'p1',
  round: 1,
  amount: 2_500n,
  tip: 150n,
  currency: 'EUR',
  cause: 'shortfall',
  state: 'requested',
  orderedBy: null,
  providerFee: 0n,
  providerId: null,
  providerPaymentId: 'pi_1',
  ...over,
});

describe('stepsTo', () => {
  it.each<[RefundState, ProviderRefund['status'], RefundState[]]>([
    ['requested', 'pending', ['sent']],
    ['requested', 'requires_action', ['sent']],
    ['requested', 'succeeded', ['sent', 'succeeded']],
    ['requested', 'failed', ['sent', 'failed']],
    ['requested', 'cancelled', ['sent', 'failed']],
    ['sent', 'pending', []],
    ['sent', 'succeeded', ['succeeded']],
    ['sent', 'failed', ['failed']],
    ['succeeded', 'succeeded', []],
    ['succeeded', 'pending', []],
    ['succeeded', 'failed', ['failed']],
    ['failed', 'succeeded', []],
    ['failed', 'failed', []],
  ])('%s, then the provider says %s', (state, status, steps) => {
    expect(stepsTo(state, status)).toEqual(steps);
  });
});

describe('any words in any order', () => {
  it('takes legal steps, and books what is out', () => {
    const word = fc.constantFrom<ProviderRefund['status']>(
      'pending',
      'requires_action',
      'succeeded',
      'failed',
      'cancelled',
    );
    const cause = fc.constantFrom<LockedRefund['cause']>('shortfall', 'cancelled', 'unexpected_receipt');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), cause, (words, cause) => {
        let state: RefundState = 'requested';
        let total = 0n;
        const out = new Map<string, bigint>();
        for (const status of words) {
          for (const step of stepsTo(state, status)) {
            expect(canBecome(refundTransitions, state, step)).toBe(true);
            total += refundedBy(refund({ cause }), state, step);
            for (const { postings } of bookingOf(refund({ cause }), step, at)) {
              for (const { from, to, amount } of postings) {
                out.set(from, (out.get(from) ?? 0n) - amount);
                out.set(to, (out.get(to) ?? 0n) + amount);
              }
            }
            state = step;
          }
        }
        const isOut = state === 'sent' || state === 'succeeded';
        expect(out.get('outside') ?? 0n).toBe(isOut ? 2_650n : 0n);
        expect(total).toBe(state === 'succeeded' && cause !== 'unexpected_receipt' ? 2_500n : 0n);
      }),
    );
  });
});

describe('bookingOf', () => {
  it('takes the amount from what was set aside and the tip from the platform', () => {
    expect(bookingOf(refund(), 'sent', at)).toMatchObject([
      {
        reference: 'refund-r1',
        postings: [
          { from: 'campaign:c1:refunds', to: 'outside', amount: 2_500n },
          { from: 'platform:tips', to: 'outside', amount: 150n },
        ],
      },
    ]);
  });

  it('takes an unexpected receipt from where it was booked apart', () => {
    const [sent] = bookingOf(refund({ cause: 'unexpected_receipt' }), 'sent', at);
    expect(sent?.postings.every(({ from }) => from === 'unexpected_receipts')).toBe(true);
  });
});

describe('refundKey', () => {
  it('names the row, never the amount, so that two equal refunds never become one', () => {
    expect([refundKey('r1', 0), refundKey('r1', 2), refundKey('r2', 0)]).toEqual([
      'refund:r1',
      'refund:r1:2',
      'refund:r2',
    ]);
  });
});

it.each([
  [0, 0, false],
  [1, 0, true],
  [0, 20 * 3_600_000, false],
  [0, 20 * 3_600_000 + 1, true],
])('after %s tries and %s ms, what the provider has is looked for first: %s', (tries, ms, first) => {
  expect(looksFirst({ tries, requestedAt: at, now: new Date(at.getTime() + ms) })).toBe(first);
});

describe('mismatchOf', () => {
  const word = {
    ...{ id: 're_1', paymentId: 'pi_1', refundId: 'r1', amount: 2_650n, currency: 'EUR', status: 'succeeded' },
    ...{ failureReason: null, balanceTransaction: null, failureBalanceTransaction: null },
  } as const satisfies ProviderRefund;

  it.each<[string | null, Partial<ProviderRefund>, Partial<LockedRefund>]>([
    [null, {}, {}],
    [null, {}, { providerId: 're_1' }],
    ['id', {}, { providerId: 're_2' }],
    ['payment', { paymentId: 'pi_2' }, {}],
    ['amount', { amount: 2_500n }, {}],
    ['currency', { currency: 'USD' }, {}],
  ])('%s', (field, said, held) => {
    expect(mismatchOf(refund(held), { ...word, ...said })).toBe(field);
  });
});

describe('what was promised counts as back first, its shipping last', () => {
  // A charge of 25.00 and 6.50 of shipping.
  it.each([
    ['a part', 1_000n, 1_000n, 1_000n, 0n],
    ['the rest of it, and some of the shipping', 1_700n, 2_700n, 1_500n, 200n],
    ['all at once', 3_150n, 3_150n, 2_500n, 650n],
    ['only shipping', 650n, 3_150n, 0n, 650n],
    ['all of it came back to us', -3_150n, 0n, -2_500n, -650n],
  ])('%s', (_, by, after, refunded, shippingRefunded) =>
    expect(partsOfReturn(by, after, { amount: 2_500n, shipping: 650n })).toEqual({ refunded, shippingRefunded }),
  );
});
