interface Decline {
  /** The error's code; `card_declined` for all that have none of their own. */
  readonly code?: string;
  readonly advice?: 'try_again_later' | 'do_not_try_again' | 'confirm_card_data';
  readonly message: string;
}

const stop = (message: string, code?: string): Decline => ({
  message,
  advice: 'do_not_try_again',
  ...(code && { code }),
});
const later = (message: string, code?: string): Decline => ({
  message,
  advice: 'try_again_later',
  ...(code && { code }),
});
const check = (message: string, code: string): Decline => ({ message, advice: 'confirm_card_data', code });

/** https://docs.stripe.com/declines/codes, with the advice code that Stripe sends most often for each. */
const declines: Readonly<Record<string, Decline>> = {
  generic_decline: later('Your card was declined.'),
  insufficient_funds: later('Your card has insufficient funds.'),
  card_velocity_exceeded: later(
    'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  ),
  processing_error: later(
    'An error occurred while processing your card. Try again in a little bit.',
    'processing_error',
  ),
  issuer_not_available: later('Your card was declined.'),
  try_again_later: later('Your card was declined. Try again later.'),
  reenter_transaction: later('Your card was declined.'),
  do_not_honor: later('Your card was declined.'),
  lost_card: stop('Your card was declined.'),
  stolen_card: stop('Your card was declined.'),
  pickup_card: stop('Your card was declined.'),
  fraudulent: stop('Your card was declined.'),
  do_not_try_again: stop('Your card was declined.'),
  expired_card: check('Your card has expired.', 'expired_card'),
  incorrect_cvc: check("Your card's security code is incorrect.", 'incorrect_cvc'),
  incorrect_number: check('Your card number is incorrect.', 'incorrect_number'),
  authentication_required: {
    code: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
  },
};

/** The fields of a card error; codes that have a meaning of their own carry no decline code, as at Stripe. */
export function cardError(declineCode: string) {
  const { code = 'card_declined', advice, message } = declines[declineCode] ?? later('Your card was declined.');
  const plain = code !== 'card_declined' && code !== 'authentication_required';
  return {
    type: 'card_error' as const,
    code,
    ...(advice && { advice_code: advice }),
    ...(!plain && { decline_code: declineCode }),
    doc_url: `https://docs.stripe.com/error-codes/${code.replaceAll('_', '-')}`,
    message,
  };
}

export type CardErrorFields = ReturnType<typeof cardError>;
