import { type Settings } from '../../platform/settings.js';

/** How a pledge in this currency may be paid. SEPA debits are in euro only: https://docs.stripe.com/payments/sepa-debit */
export function methodsFor(currency: string, { PAYMENT_METHODS }: Settings): ('card' | 'sepa_debit')[] {
  return currency === 'EUR' && PAYMENT_METHODS.includes('sepa_debit') ? ['card', 'sepa_debit'] : ['card'];
}
