import { exponent } from '../../money/index.js';
import { ProviderRefused } from '../provider.errors.js';

/**
 * Between our minor units (ISO 4217) and Stripe's. They are the same but for UGX, which has no minor unit and which
 * Stripe counts in hundredths. Source: docs.stripe.com/currencies#special-cases.
 */
const countedInHundredths = new Set(['UGX']);

/** What a charge must be a multiple of, in Stripe's units: a three-decimal currency ends in 0, ISK and UGX in 00. */
const stepOf = (currency: string): bigint => {
  if (currency === 'ISK' || currency === 'UGX') return 100n;
  return exponent(currency) === 3 ? 10n : 1n;
};

/** @throws ProviderRefused for an amount that Stripe cannot charge in this currency; nothing was sent. */
export function toStripeAmount(amount: bigint, currency: string): number {
  const counted = countedInHundredths.has(currency) ? amount * 100n : amount;
  if (counted % stepOf(currency) !== 0n) {
    throw new ProviderRefused(
      'amounts',
      400,
      'amount_not_chargeable',
      'amount',
      `${amount} ${currency} cannot be charged`,
    );
  }
  return Number(counted);
}

/** `currency` as Stripe writes it, in lower case. */
export function fromStripeAmount(amount: number, currency: string): bigint {
  const counted = BigInt(amount);
  return countedInHundredths.has(currency.toUpperCase()) ? counted / 100n : counted;
}
