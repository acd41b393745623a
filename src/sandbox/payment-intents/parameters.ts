import { acceptance } from '../intents/mandate-data.js';
import { methodsAllowed } from '../intents/methods-allowed.js';
import { shipping } from '../parameters/contact.js';
import { descriptorSuffix, wholeDescriptor } from '../parameters/descriptor.js';
import { flag, oneOf, record, text } from '../parameters/kinds.js';
import { metadata } from '../parameters/metadata.js';
import { amount, currency } from '../parameters/money.js';
import { emptyable, parameter, required } from '../parameters/parameter.js';
import { paymentMethodData } from '../payment-methods/parameters.js';

// Stripe takes a word for merchant-initiated payments besides true and false.
const offSession = parameter((value, name) => {
  if (value === 'one_off' || value === 'recurring') return true;
  return flag().read(value, name);
});
const threeDSecure = oneOf('any', 'automatic', 'challenge');
const futureUsage = emptyable(oneOf('off_session', 'on_session'));

const about = {
  capture_method: oneOf('automatic', 'automatic_async', 'manual'),
  description: text(1000),
  metadata,
  payment_method: text(),
  payment_method_data: paymentMethodData,
  payment_method_options: record({ card: emptyable(record({ request_three_d_secure: threeDSecure })) }),
  receipt_email: emptyable(text()),
  setup_future_usage: futureUsage,
  shipping: emptyable(shipping),
};

const billed = {
  customer: text(),
  statement_descriptor: wholeDescriptor,
  statement_descriptor_suffix: descriptorSuffix,
  transfer_group: text(),
};

const confirming = {
  error_on_requires_action: flag(),
  mandate_data: acceptance,
  off_session: offSession,
  return_url: text(),
  use_stripe_sdk: flag(),
};

export const createShape = {
  ...{ amount: required(amount), currency: required(currency) },
  ...about,
  ...billed,
  ...methodsAllowed,
  ...confirming,
  confirm: flag(),
  confirmation_method: oneOf('automatic', 'manual'),
};

export const updateShape = {
  ...{ amount, currency },
  ...about,
  ...billed,
  allowed_payment_method_types: methodsAllowed.allowed_payment_method_types,
  payment_method_types: methodsAllowed.payment_method_types,
};

export const confirmShape = { ...about, ...confirming, client_secret: text(), amount_to_confirm: amount };

export const cancelShape = {
  cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'),
};

export const captureShape = {
  amount_to_capture: amount,
  final_capture: flag(),
  metadata,
  statement_descriptor: wholeDescriptor,
};
