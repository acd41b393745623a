import { randomUUID } from 'node:crypto';
import { StripeGateway } from '../../../src/payments/stripe/stripe-gateway.js';

/** Every call has a key of its own: what is repeated after a lost answer is done once more. */
const gateway = StripeGateway.prototype as unknown as Record<string, (input: { key: string }) => unknown>;

for (const name of ['createPayment', 'confirmPayment', 'createRefund', 'createTransfer']) {
  const original = gateway[name];
  if (!original) throw new Error(`the gateway has no ${name}`);
  gateway[name] = function (this: unknown, input) {
    return original.call(this, { ...input, key: randomUUID() });
  };
}
