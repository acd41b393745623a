// Guarantee: each webhook that the design names reaches what it is about, and nothing else makes a call.
import { couldMovePayment, couldMoveSetup, eventsWanted, subjectOf } from './provider-event.rules.js';

const event = (type: string, facts = {}, accountId: string | null = null) => ({
  type,
  accountId,
  objectId: 'x_1',
  facts,
});

it.each([
  ['setup_intent.succeeded', 'setup'],
  ['setup_intent.canceled', 'setup'],
  ['payment_intent.succeeded', 'payment'],
  ['payment_intent.payment_failed', 'payment'],
  ['refund.updated', 'refund'],
  ['refund.failed', 'refund'],
  ['charge.refund.updated', 'refund'],
  ['transfer.reversed', 'transfer'],
  ['payment_method.detached', 'card'],
  ['payment_method.updated', 'card'],
  ['payment_method.automatically_updated', 'card'],
  ['payment_method.attached', 'none'],
  ['v2.core.account[requirements].updated', 'account'],
  ['v2.core.account[configuration.recipient].capability_status_updated', 'account'],
  ['v2.core.account.closed', 'account'],
  ['v2.core.account_person.updated', 'none'],
  ['v2.core.account_link.returned', 'none'],
  ['charge.refunded', 'none'],
  ['customer.created', 'none'],
])('%s is about %s', (type, kind) => {
  expect(subjectOf(event(type)).kind).toBe(kind);
});

it('a payout is about the bank of a connected account; our own are ours to look at', () => {
  expect(subjectOf(event('payout.paid', {}, 'acct_1'))).toEqual({
    kind: 'bank_payout',
    id: 'x_1',
    accountId: 'acct_1',
  });
  expect(subjectOf(event('payout.paid')).kind).toBe('none');
});

it('a bank account is about the connected account that it belongs to', () => {
  const news = subjectOf(event('account.external_account.created', {}, 'acct_1'));
  expect(news).toEqual({ kind: 'account', id: 'acct_1' });
  expect(subjectOf(event('account.external_account.created')).kind).toBe('none');
});

it.each(['payment_intent.succeeded', 'setup_intent.succeeded', 'refund.updated', 'transfer.created', 'charge.updated'])(
  '%s of a connected account is none of ours',
  (type) => {
    const facts = { balanceTransaction: 'txn_1', paymentIntent: 'pi_1' };
    expect(subjectOf(event(type, facts, 'acct_1')).kind).toBe('none');
  },
);

it('a charge is of interest once its balance transaction exists', () => {
  expect(subjectOf(event('charge.updated', { paymentIntent: 'pi_1' })).kind).toBe('none');
  expect(subjectOf(event('charge.updated', { paymentIntent: 'pi_1', balanceTransaction: 'txn_1' })).kind).toBe(
    'charge',
  );
});

it('an event without an object is about nothing', () => {
  expect(subjectOf({ ...event('payment_intent.succeeded'), objectId: null }).kind).toBe('none');
});

it.each([
  ['succeeded', 'payment_intent.succeeded', false],
  ['cancelled', 'payment_intent.canceled', false],
  ['created', 'payment_intent.created', false],
  ['created', 'payment_intent.succeeded', true],
  ['declined', 'payment_intent.succeeded', true],
] as const)('a payment that is %s could be moved by %s: %s', (state, type, could) => {
  expect(couldMovePayment({ state, declinedChargeId: null, attemptOpen: false }, event(type))).toBe(could);
});

it('a refusal that is known moves nothing, unless an attempt is under way', () => {
  const row = { state: 'declined', declinedChargeId: 'ch_1' } as const;
  const refusal = event('payment_intent.payment_failed', { charge: 'ch_1' });
  expect(couldMovePayment({ ...row, attemptOpen: false }, refusal)).toBe(false);
  expect(couldMovePayment({ ...row, attemptOpen: true }, refusal)).toBe(true);
  expect(couldMovePayment({ ...row, attemptOpen: false }, { ...refusal, facts: { charge: 'ch_2' } })).toBe(true);
});

it('a setup that has ended is moved by nothing', () => {
  expect(couldMoveSetup({ state: 'pending' }, 'setup_intent.succeeded')).toBe(true);
  expect(couldMoveSetup({ state: 'pending' }, 'setup_intent.created')).toBe(false);
  expect(couldMoveSetup({ state: 'succeeded' }, 'setup_intent.canceled')).toBe(false);
});

it('wants no event that it would not follow', () => {
  const feeKnown = { balanceTransaction: 'txn_1', paymentIntent: 'pi_1' };
  const lost = [
    ...[...eventsWanted.account, ...eventsWanted.thin].filter(
      (type) => subjectOf(event(type, feeKnown)).kind === 'none',
    ),
    ...eventsWanted.connected.filter((type) => subjectOf(event(type, {}, 'acct_1')).kind === 'none'),
  ];
  expect(lost).toEqual([]);
});
