import { withOptions } from '../intents/card-options.js';
import { fullAddress } from '../parameters/contact.js';
import { applyMetadata } from '../parameters/metadata.js';
import type { Given } from '../parameters/parameter.js';
import type { updateShape } from './parameters.js';
import type { PaymentIntent } from './payment-intent.js';

/** The fields that change nothing but what is shown. */
export function describe(
  given: Omit<Given<typeof updateShape>, 'amount' | 'currency'>,
  before: PaymentIntent,
): Partial<PaymentIntent> {
  const { shipping: ship } = given;
  return {
    description: given.description ?? before.description,
    metadata: applyMetadata(before.metadata, given.metadata),
    payment_method_options: withOptions(before.payment_method_options, given.payment_method_options),
    receipt_email: given.receipt_email === undefined ? before.receipt_email : given.receipt_email,
    setup_future_usage: given.setup_future_usage === undefined ? before.setup_future_usage : given.setup_future_usage,
    shipping:
      ship === undefined
        ? before.shipping
        : ship && { carrier: null, phone: null, tracking_number: null, ...ship, address: fullAddress(ship.address) },
    statement_descriptor: given.statement_descriptor ?? before.statement_descriptor,
    statement_descriptor_suffix: given.statement_descriptor_suffix ?? before.statement_descriptor_suffix,
    transfer_group: given.transfer_group ?? before.transfer_group,
  };
}
