import { address } from '../parameters/contact.js';
import { integer, oneOf, record, text } from '../parameters/kinds.js';
import { emptyable, required } from '../parameters/parameter.js';

export const billing = record({
  address: emptyable(address),
  email: emptyable(text()),
  name: emptyable(text()),
  phone: emptyable(text()),
  tax_id: emptyable(text()),
});

export const allowRedisplay = oneOf('always', 'limited', 'unspecified');

export const card = record({
  cvc: text(4),
  exp_month: integer(),
  exp_year: integer(),
  number: text(30),
  token: text(),
  networks: record({ preferred: text() }),
});

export const sepaDebit = record({ iban: required(text(40)) });

/** A payment method that is made together with the intent that uses it. */
export const paymentMethodData = record({
  type: required(oneOf('card', 'sepa_debit')),
  allow_redisplay: allowRedisplay,
  billing_details: billing,
  card,
  radar_options: record({ session: text() }),
  sepa_debit: sepaDebit,
});
