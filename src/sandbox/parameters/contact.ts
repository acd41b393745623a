import { text } from './kinds.js';
import { emptyable, required } from './parameter.js';
import { record } from './kinds.js';

const addressShape = {
  city: emptyable(text()),
  country: emptyable(text(2)),
  line1: emptyable(text()),
  line2: emptyable(text()),
  postal_code: emptyable(text()),
  state: emptyable(text()),
};

export const address = record(addressShape);

export const shipping = record({
  address: required(address),
  name: required(text()),
  phone: emptyable(text()),
  carrier: emptyable(text()),
  tracking_number: emptyable(text()),
});

const noAddress = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

/** An address with every field, as Stripe returns it. */
export function fullAddress(given: Partial<Record<keyof typeof noAddress, string | null>> | null | undefined) {
  return given ? { ...noAddress, ...given } : null;
}
