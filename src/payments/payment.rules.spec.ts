// Guarantee: whatever news of a payment comes in whatever order, its state only moves forward, a success is never undone, and
// what differs from our row moves nothing.
import fc from 'fast-check';
import { canBecome } from '../platform/states/index.js';
import { decideReceipt, type HeldPayment, type PaymentReceipt } from './payment.rules.js';
import { paymentTransitions, type PaymentState } from './payment.state.js';
import { type ProviderDecline, type ProviderPayment } from './provider-objects.js';

const held = (over: Partial<HeldPayment> = {}): HeldPayment => ({
  amount: 2_500n,
  tip: 300n,
  currency: 'EUR',
  state: 'created',
  providerId: 'pi_1',
  customerId: 'cus_1',
  declinedChargeId: null,
  openAttempt: 1,
  ...over,
});

const payment = (over: Partial<ProviderPayment> = {}): ProviderPayment => ({
  id: 'pi_1',
  itemId: 'item',
  customerId: 'cus_1',
  amount: 2_800n,
  currency: 'EUR',
  livemode: false,
  status: 'open',
  chargeId: null,
  lastDecline: null,
  createdAt: new Date(0),
  clientSecret: null,
  ...over,
});

const declined = (chargeId: string | null, declineCode = 'insufficient_funds'): Partial<ProviderPayment> => ({
  chargeId,
  lastDecline: { code: 'card_declined', declineCode, adviceCode: null, chargeId, paymentMethodId: 'pm_1' },
});

const decide = (row: HeldPayment, receipt: Partial<ProviderPayment>, more: Partial<PaymentReceipt> = {}) =>
  decideReceipt(row, { payment: payment(receipt), ...more }, false);

describe('what is not our payment', () => {
  const success = { status: 'succeeded', chargeId: 'ch_1' } as const;

  it.each<[string, Partial<ProviderPayment>]>([
    ['livemode', { livemode: true }],
    ['id', { id: 'pi_2' }],
    ['amount', { amount: 2_500n }],
    ['currency', { currency: 'USD' }],
    ['customer', { customerId: 'cus_2' }],
    ['charge', { chargeId: null }],
  ])('differs in its %s', (field, over) => {
    expect(decide(held(), { ...success, ...over })).toEqual({ kind: 'mismatch', field });
  });

  it('a success after we cancelled is for people to look at', () => {
    expect(decide(held({ state: 'cancelled' }), success)).toEqual({ kind: 'mismatch', field: 'state' });
  });
});

describe('refusals', () => {
  it.each<[string, HeldPayment, Partial<ProviderPayment>, Partial<PaymentReceipt>, string]>([
    ['a new one ends the open attempt', held(), declined('ch_1'), {}, 'declined'],
    ['one that is known is no news', held({ declinedChargeId: 'ch_1' }), declined('ch_1'), {}, 'nothing'],
    [
      'a new one after a known one',
      held({ declinedChargeId: 'ch_0', openAttempt: 2 }),
      declined('ch_1'),
      {},
      'declined',
    ],
    ['without a charge, from a webhook', held(), declined(null), {}, 'nothing'],
    ['without a charge, as the answer', held(), declined(null), { attempt: 1 }, 'declined'],
    [
      'the answer to an attempt that has ended',
      held({ openAttempt: null }),
      declined('ch_1'),
      { attempt: 1 },
      'nothing',
    ],
    [
      'in person, without an attempt',
      held({ state: 'requires_action', openAttempt: null }),
      declined('ch_1'),
      {},
      'declined',
    ],
    ['the bank wants the backer', held(), declined('ch_1', 'authentication_required'), {}, 'requires_action'],
    ['open and never refused', held(), {}, {}, 'nothing'],
  ])('%s', (_, row, receipt, more, expected) => {
    const move = decide(row, receipt, more);
    expect(move.kind === 'moves' ? move.to : move.kind).toBe(expected);
  });

  it('a card that is gone ends the attempt that named it, and no other', () => {
    const refusal: ProviderDecline = {
      code: 'resource_missing',
      declineCode: null,
      adviceCode: null,
      chargeId: null,
      paymentMethodId: 'pm_1',
    };
    expect(decide(held(), {}, { attempt: 1, refusal })).toMatchObject({
      to: 'declined',
      attempt: { outcome: 'hard_decline' },
    });
    expect(decide(held({ openAttempt: null }), {}, { attempt: 1, refusal })).toEqual({ kind: 'nothing' });
  });
});

it('any news in any order takes only legal steps, and nothing follows an end', () => {
  const anyDecline = fc.constantFrom('ch_1', 'ch_2', null).map((charge) => declined(charge));
  const anyNews: fc.Arbitrary<Partial<ProviderPayment>> = fc.oneof(
    anyDecline,
    fc.constantFrom<Partial<ProviderPayment>>(
      {},
      { status: 'processing' },
      { status: 'requires_action' },
      { status: 'cancelled' },
      { status: 'succeeded', chargeId: 'ch_9' },
    ),
  );
  const step = fc.record({ news: anyNews, answer: fc.boolean(), newAttempt: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let row = held();
      let attempt = 1;
      let end: PaymentState | null = null;
      for (const { news, answer, newAttempt } of steps) {
        if (newAttempt && row.openAttempt === null) row = { ...row, openAttempt: (attempt += 1) };
        const move = decideReceipt(row, { payment: payment(news), ...(answer && { attempt }) }, false);
        if (move.kind !== 'moves') continue;
        expect(end).toBeNull();
        if (move.to !== row.state) expect(canBecome(paymentTransitions, row.state, move.to)).toBe(true);
        if (move.to === 'succeeded' || move.to === 'cancelled') end = move.to;
        const openAttempt = move.attempt.outcome === 'processing' ? row.openAttempt : null;
        row = { ...row, state: move.to, declinedChargeId: move.declinedChargeId, openAttempt };
      }
      if (end !== null) expect(row.state).toBe(end);
    }),
    { numRuns: 2_000 },
  );
});
