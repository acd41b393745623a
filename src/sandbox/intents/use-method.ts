import { existing } from '../customers/existing.js';
import { invalidParameter } from '../protocol/api-error.js';
import { assertUsable, choosePaymentMethod, makeGivenMethod } from '../payment-methods/choose.js';
import type { PaymentMethod } from '../payment-methods/payment-method.js';
import type { World } from '../world.js';

export interface GivenMethod {
  readonly payment_method?: string;
  readonly payment_method_data?: Parameters<typeof makeGivenMethod>[1];
}

/** The payment method that the caller names or describes, if any. */
export function givenMethod(world: World, given: GivenMethod, customer: string | null): PaymentMethod | null {
  const { payment_method: id, payment_method_data: data } = given;
  if (id !== undefined && data) {
    const message = 'You may only specify one of these parameters: payment_method, payment_method_data.';
    throw invalidParameter('parameters_exclusive', message, 'payment_method');
  }
  if (customer !== null) existing(world, customer, 'customer');
  const method = data
    ? makeGivenMethod(world, data)
    : id === undefined
      ? null
      : choosePaymentMethod(world, id, 'payment_method');
  if (method) assertUsable(world, method, customer);
  return method;
}
