import { randomUUID } from 'node:crypto';
import { EnsurePayment } from '../../../src/payments/ensure-payment.js';
import { type PaymentGateway } from '../../../src/payments/payment-gateway.js';

/**
 * The mistake that charges people twice: every time an item is charged, a new PaymentIntent is made for it. Loaded
 * before the worker, it shows that the harness would notice.
 */
EnsurePayment.prototype.execute = async function (this: EnsurePayment, { payment }) {
  const { gateway } = this as unknown as { gateway: PaymentGateway };
  const { itemId, campaignId, customerId, amount, tip, currency } = payment;
  const key = randomUUID();
  const made = await gateway.createPayment({
    itemId,
    campaignId,
    customerId: customerId ?? '',
    amount: amount + tip,
    currency,
    key,
  });
  return { id: made.id };
};
