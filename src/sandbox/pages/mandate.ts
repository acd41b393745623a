import type { ApiAnswer } from '../protocol/api-request.js';
import type { World } from '../world.js';
import { escape, page } from './page.js';

/** What the customer has agreed to, as a mandate's `url` shows it. */
export function showMandate(world: World, reference: string): ApiAnswer {
  for (const { object } of world.store.mandates.all()) {
    if (object.payment_method_details.sepa_debit.reference !== reference) continue;
    const account = world.store.paymentMethods.get(object.payment_method)?.sepa_debit;
    const text = `Direct debits from the account ending in ${account?.last4 ?? ''} are allowed until they are revoked.`;
    return page('SEPA mandate', `<p>Reference ${escape(reference)} (${object.status})</p><p>${escape(text)}</p>`);
  }
  return page('SEPA mandate', '<p>There is no such mandate.</p>', 404);
}
