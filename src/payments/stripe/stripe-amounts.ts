import { belowStep, providerScale } from '../../money/index.js';
import { ProviderRefused } from '../provider.errors.js';

/** Between our minor units (ISO 4217) and Stripe's: the same, but for what Stripe counts in hundredths of our unit. */

/** @throws ProviderRefused for an amount that Stripe cannot move in this currency; nothing was sent. */
export function toStripeAmount(amount: bigint, currency: string): number {
  if (belowStep(amount, currency) !== 0n) {
    throw new ProviderRefused(
      'amounts',
      400,
      'amount_not_chargeable',
      'amount',
      `${amount} ${currency} cannot be charged`,
    );
  }
  return Number(amount * providerScale(currency));
}

/** `currency` as Stripe writes it, in lower case. */
export const fromStripeAmount = (amount: number, currency: string): bigint =>
  BigInt(amount) / providerScale(currency.toUpperCase());
