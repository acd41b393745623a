import { flag, integer, listOf, oneOf, record, text } from '../parameters/kinds.js';
import { metadata } from '../parameters/metadata.js';
import { currency } from '../parameters/money.js';
import { emptyable, required } from '../parameters/parameter.js';

const includes = [
  'configuration.customer',
  'configuration.merchant',
  'configuration.recipient',
  'defaults',
  'future_requirements',
  'identity',
  'requirements',
] as const;
export type Include = (typeof includes)[number];

export const include = listOf(oneOf(...includes));

const address = record({
  city: text(),
  country: text(),
  line1: text(),
  line2: text(),
  postal_code: text(),
  state: text(),
  town: text(),
});
const date = record({
  day: required(integer(1, 31)),
  month: required(integer(1, 12)),
  year: required(integer(1900, 2100)),
});
const requested = record({ requested: required(flag()) });

const identity = record({
  country: text(2),
  entity_type: oneOf('company', 'government_entity', 'individual', 'non_profit'),
  individual: record({
    address,
    date_of_birth: date,
    email: text(),
    given_name: text(),
    phone: text(),
    surname: text(),
  }),
  business_details: record({ address, phone: text(), registered_name: text() }),
});

/** The part of https://docs.stripe.com/api/v2/core/accounts/create that a recipient of transfers needs. */
export const accountShape = {
  configuration: record({
    recipient: record({ capabilities: record({ stripe_balance: record({ stripe_transfers: requested }) }) }),
  }),
  contact_email: emptyable(text()),
  contact_phone: emptyable(text()),
  dashboard: oneOf('express', 'full', 'none'),
  defaults: record({
    currency,
    locales: listOf(text()),
    profile: record({ business_url: text(), doing_business_as: text(), product_description: text() }),
    responsibilities: record({
      fees_collector: required(oneOf('application', 'application_custom', 'application_express', 'stripe')),
      losses_collector: required(oneOf('application', 'stripe')),
    }),
  }),
  display_name: emptyable(text()),
  identity,
  include,
  metadata,
};
