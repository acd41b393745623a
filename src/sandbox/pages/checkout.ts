import { assertAllowed } from '../intents/methods-allowed.js';
import type { Session } from '../checkout/session.js';
import { ApiError } from '../protocol/api-error.js';
import type { ApiAnswer } from '../protocol/api-request.js';
import type { FormTree } from '../protocol/form.js';
import { makeGivenMethod } from '../payment-methods/choose.js';
import { confirmSetup } from '../setup-intents/confirm.js';
import type { World } from '../world.js';
import { escape, page, redirect } from './page.js';

const title = 'Save a payment method';

/** Stripe's own page of a Checkout Session in setup mode: one plain form, which works without scripts. */
export function showCheckout(world: World, id: string, refusal?: string): ApiAnswer {
  const session = world.store.checkoutSessions.get(id);
  if (!session) return page(title, '<p>There is no such session.</p>', 404);
  if (session.status === 'complete') return redirect(successUrl(session));
  if (session.status === 'expired') return page(title, '<p>This session has expired.</p>', 410);
  const back = session.cancel_url === null ? '' : `<p><a href="${escape(session.cancel_url)}">Back</a></p>`;
  const failed = world.store.setupIntents.must(session.setup_intent).last_setup_error as { message?: string } | null;
  const problem = refusal ?? failed?.message;
  const alert = problem === undefined ? '' : `<p role="alert"><strong>${escape(problem)}</strong></p>`;
  return page(
    title,
    `${alert}<form method="post">${fieldsOf(session)}<button>Save</button></form>${back}`,
    refusal === undefined ? 200 : 402,
  );
}

export function fillInCheckout(world: World, id: string, form: FormTree): ApiAnswer {
  const session = world.store.checkoutSessions.get(id);
  if (session?.status !== 'open') return showCheckout(world, id);
  const intent = world.store.setupIntents.must(session.setup_intent);
  try {
    const method = makeGivenMethod(world, methodIn(form));
    assertAllowed(intent, method);
    const mandateData = { customer_acceptance: { type: 'online' as const } };
    const returnUrl = `${world.baseUrl}/_sandbox/checkout/${id}`;
    const { next_action } = confirmSetup(world, intent, method, { returnUrl, mandateData });
    const { url } = (next_action as { redirect_to_url?: { url: string } } | null)?.redirect_to_url ?? {};
    return url === undefined ? showCheckout(world, id) : redirect(url);
  } catch (error) {
    if (error instanceof ApiError) return showCheckout(world, id, error.message);
    throw error;
  }
}

function fieldsOf({ payment_method_types: types, customer_email: email }: Session): string {
  const field = (name: string, label: string, more: string) =>
    `<p><label>${label}<br><input name="${name}" ${more}></label></p>`;
  const card =
    field('number', 'Card number', 'inputmode="numeric" autocomplete="cc-number" placeholder="4242 4242 4242 4242"') +
    field('expiry', 'Expiry', 'autocomplete="cc-exp" placeholder="MM / YY"') +
    field('cvc', 'CVC', 'inputmode="numeric" autocomplete="cc-csc" placeholder="123"');
  const debit = field('iban', 'IBAN', 'placeholder="DE89 3704 0044 0532 0130 00"');
  return [
    field('email', 'E-mail', `type="email" autocomplete="email" value="${escape(email ?? '')}"`),
    field('name', 'Name', 'autocomplete="name"'),
    types.includes('card') ? card : '',
    types.includes('sepa_debit') ? debit : '',
  ].join('');
}

function methodIn(form: FormTree): Parameters<typeof makeGivenMethod>[1] {
  const text = (name: string) => (typeof form[name] === 'string' ? form[name].trim() : '');
  const billing_details = { email: text('email') || null, name: text('name') || null };
  if (text('iban') !== '') return { type: 'sepa_debit', sepa_debit: { iban: text('iban') }, billing_details };
  const [month, year] = text('expiry').split('/').map(Number);
  const card = { number: text('number'), exp_month: month || 0, exp_year: year || 0, cvc: text('cvc') };
  return { type: 'card', card, billing_details };
}

/** Stripe writes the session's id where success_url asks for it. */
function successUrl({ id, success_url }: Session): string {
  return success_url.replaceAll('{CHECKOUT_SESSION_ID}', id);
}
