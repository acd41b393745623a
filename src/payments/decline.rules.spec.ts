// Guarantee: every refusal leads to the right next step, and no public word gives a hint of fraud away.
import { isCardGone, kindOfDecline, publicReasonOf } from './decline.rules.js';

const decline = (code: string, declineCode: string | null = null, adviceCode: string | null = null) => ({
  code,
  declineCode,
  adviceCode,
});

it.each([
  ['insufficient_funds', 'soft_decline'],
  ['processing_error', 'soft_decline'],
  ['try_again_later', 'soft_decline'],
  ['issuer_not_available', 'soft_decline'],
  ['reenter_transaction', 'soft_decline'],
  ['generic_decline', 'soft_decline'],
  ['do_not_honor', 'soft_decline'],
  ['a_code_of_next_year', 'soft_decline'],
  ['lost_card', 'hard_decline'],
  ['stolen_card', 'hard_decline'],
  ['pickup_card', 'hard_decline'],
  ['fraudulent', 'hard_decline'],
  ['do_not_try_again', 'hard_decline'],
  ['authentication_required', 'authentication_required'],
])('card_declined for %s: %s', (reason, kind) => {
  expect(kindOfDecline(decline('card_declined', reason))).toBe(kind);
});

it.each([
  ['expired_card', 'hard_decline'],
  ['incorrect_number', 'hard_decline'],
  ['incorrect_cvc', 'hard_decline'],
  ['processing_error', 'soft_decline'],
  ['authentication_required', 'authentication_required'],
  ['payment_intent_authentication_failure', 'authentication_required'],
  ['card_declined', 'soft_decline'],
  ['payment_intent_payment_attempt_failed', 'soft_decline'],
  ['debit_not_authorized', 'hard_decline'],
  ['bank_account_closed', 'hard_decline'],
])('%s: %s', (code, kind) => {
  expect(kindOfDecline(decline(code))).toBe(kind);
});

it.each([
  ['do_not_try_again', 'hard_decline'],
  ['confirm_card_data', 'hard_decline'],
  ['try_again_later', 'soft_decline'],
])('the issuer advises %s: %s', (advice, kind) => {
  expect(kindOfDecline(decline('card_declined', 'generic_decline', advice))).toBe(kind);
});

it('advice makes a hard refusal no softer', () => {
  expect(kindOfDecline(decline('card_declined', 'stolen_card', 'try_again_later'))).toBe('hard_decline');
});

it.each(['lost_card', 'stolen_card', 'pickup_card', 'fraudulent', 'merchant_blacklist', 'security_violation'])(
  'nobody is told of %s',
  (reason) => {
    expect(publicReasonOf('card_declined', reason)).toBe('declined');
  },
);

it.each([
  ['card_declined', 'insufficient_funds', 'insufficient_funds'],
  ['expired_card', null, 'expired_card'],
  ['resource_missing', null, 'card_removed'],
  ['processing_error', null, 'try_again_later'],
  [null, null, 'declined'],
])('%s, %s is told as %s', (code, reason, told) => {
  expect(publicReasonOf(code, reason)).toBe(told);
});

it('a card is gone when the refusal points at it', () => {
  expect(isCardGone('resource_missing', 'payment_method')).toBe(true);
  expect(isCardGone('payment_method_unexpected_state', null)).toBe(true);
  expect(isCardGone('resource_missing', 'intent')).toBe(false);
  expect(isCardGone('amount_too_small', 'amount')).toBe(false);
});
