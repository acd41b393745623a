import { returnUrlOf } from '../intents/next-action.js';
import { finishAction } from '../payment-intents/attempt.js';
import type { PaymentIntent } from '../payment-intents/payment-intent.js';
import type { ApiAnswer } from '../protocol/api-request.js';
import type { FormTree } from '../protocol/form.js';
import { finishSetup } from '../setup-intents/confirm.js';
import type { SetupIntent } from '../setup-intents/setup-intent.js';
import type { World } from '../world.js';
import { buttons, escape, outcomeIn, page, redirect } from './page.js';

const title = '3-D Secure';

/** The bank's page, on which the cardholder completes or fails the authentication. */
export function showThreeDSecure(world: World, id: string): ApiAnswer {
  const intent = intentOf(world, id);
  if (!intent) return page(title, '<p>There is no such payment.</p>', 404);
  if (intent.status !== 'requires_action') return page(title, '<p>There is nothing to authenticate any more.</p>', 410);
  const what =
    intent.object === 'payment_intent'
      ? `a payment of ${intent.amount} ${intent.currency} (minor units)`
      : 'saving your card';
  return page(
    title,
    `<p>Your bank asks you to confirm ${escape(what)}.</p>${buttons({ complete: 'Complete', fail: 'Fail' })}`,
  );
}

export function decideThreeDSecure(world: World, id: string, form: FormTree): ApiAnswer {
  const outcome = outcomeIn(form);
  const intent = intentOf(world, id);
  if (!intent || intent.status !== 'requires_action') return showThreeDSecure(world, id);
  if (outcome !== 'complete' && outcome !== 'fail') return page(title, '<p>Choose Complete or Fail.</p>', 400);
  const returnUrl = returnUrlOf(intent.next_action);
  const finished =
    intent.object === 'payment_intent'
      ? finishAction(world, intent, outcome === 'complete')
      : finishSetup(world, intent, outcome === 'complete');
  // In a frame over the shop's page there is nothing to lead back to.
  if (returnUrl === null || form.embedded === 'true')
    return page(title, `<p>Done: ${finished.status}. You can close this page.</p>`);
  return redirect(withResult(returnUrl, finished));
}

/** The query parameters of https://docs.stripe.com/js/payment_intents/confirm_payment that Stripe adds to return_url. */
function withResult(returnUrl: string, intent: PaymentIntent | SetupIntent): string {
  const url = new URL(returnUrl);
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret);
  url.searchParams.set('redirect_status', intent.status === 'requires_payment_method' ? 'failed' : 'succeeded');
  return url.toString();
}

function intentOf(world: World, id: string): PaymentIntent | SetupIntent | undefined {
  return world.store.paymentIntents.get(id) ?? world.store.setupIntents.get(id);
}
