import { type ConfirmOutcome, type ProviderDecline } from './provider-objects.js';

/** The bank wants the cardholder: the same payment can be confirmed by the backer in person. */
const authentication = new Set(['authentication_required', 'payment_intent_authentication_failure']);

/** The card or the account will not work again, or trying it again would look like an attack. Source: docs.stripe.com/declines/codes. */
const hard = new Set([
  'account_closed',
  'bank_account_closed',
  'bank_account_invalid_details',
  'bank_account_restricted',
  'card_not_supported',
  'currency_not_supported',
  'debit_not_authorized',
  'do_not_try_again',
  'expired_card',
  'fraudulent',
  'incorrect_cvc',
  'incorrect_number',
  'incorrect_zip',
  'invalid_account',
  'invalid_cvc',
  'invalid_expiry_month',
  'invalid_expiry_year',
  'invalid_number',
  'lost_card',
  'merchant_blacklist',
  'new_account_information_available',
  'no_account',
  'not_permitted',
  'payment_method_customer_decline',
  'pickup_card',
  'restricted_card',
  'revocation_of_all_authorizations',
  'revocation_of_authorization',
  'security_violation',
  'stolen_card',
  'stop_payment_order',
  'testmode_decline',
  'transaction_not_allowed',
]);

/** The issuer says that this card, as it stands, must not be tried again. Source: docs.stripe.com/declines/card. */
const hardAdvice = new Set(['do_not_try_again', 'confirm_card_data']);

/** Whether the issuer advises that the same card will not do. */
export const forbidsRepeat = (adviceCode: string | null): boolean => adviceCode !== null && hardAdvice.has(adviceCode);

/**
 * What a refusal means for the next step. Codes we do not know are soft: the schedule tries four times at most. The
 * issuer's advice wins over our reading of its reason, in the careful direction only.
 */
export function kindOfDecline(
  decline: Pick<ProviderDecline, 'code' | 'declineCode' | 'adviceCode'>,
): Exclude<ConfirmOutcome, 'succeeded' | 'processing'> {
  const reason = decline.declineCode ?? decline.code;
  if (authentication.has(decline.code) || authentication.has(reason)) return 'authentication_required';
  if (forbidsRepeat(decline.adviceCode)) return 'hard_decline';
  return hard.has(reason) || hard.has(decline.code) ? 'hard_decline' : 'soft_decline';
}

/** The code of an attempt that we ended ourselves: it would have begun after the last day that its backer agreed to. */
export const consentLapsed = 'consent_lapsed';

/** What a person may be told. Everything that hints at fraud or at a lost card stays 'declined', as the issuers ask. */
export type PublicDeclineReason =
  'insufficient_funds' | 'expired_card' | 'authentication_required' | 'card_removed' | 'try_again_later' | 'declined';

const publicReasons: Readonly<Record<string, PublicDeclineReason>> = {
  insufficient_funds: 'insufficient_funds',
  expired_card: 'expired_card',
  authentication_required: 'authentication_required',
  payment_intent_authentication_failure: 'authentication_required',
  resource_missing: 'card_removed',
  payment_method_unexpected_state: 'card_removed',
  processing_error: 'try_again_later',
  try_again_later: 'try_again_later',
  issuer_not_available: 'try_again_later',
  reenter_transaction: 'try_again_later',
};

/** The reason in public words, for pages and mails. */
export const publicReasonOf = (code: string | null, declineCode: string | null): PublicDeclineReason =>
  publicReasons[declineCode ?? code ?? ''] ?? 'declined';

/** Whether a refused confirmation means that the card itself is gone: detached, deleted, or another customer's. */
export const isCardGone = (code: string, param: string | null): boolean =>
  param === 'payment_method' || code === 'payment_method_unexpected_state';
