import { followLink, isOpen } from '../accounts/links.js';
import type { Outcome } from '../accounts/onboard.js';
import type { ApiAnswer } from '../protocol/api-request.js';
import type { FormTree } from '../protocol/form.js';
import type { World } from '../world.js';
import { buttons, escape, outcomeIn, page, redirect } from './page.js';

const title = 'Onboarding';
const outcomes: Readonly<Record<Outcome, string>> = {
  complete: 'Complete',
  requirement_due: 'Leave a requirement due',
  rejected: 'Be rejected',
};

/** Stripe's hosted onboarding, reduced to its outcome. */
export function showOnboarding(world: World, id: string): ApiAnswer {
  const link = world.store.accountLinks.get(id);
  if (!link) return page(title, '<p>There is no such link.</p>', 404);
  if (!isOpen(world, link)) return redirect(link.useCase.refreshUrl);
  const { display_name: name } = world.store.accounts.must(link.account);
  return page(title, `<p>Account ${escape(link.account)} ${escape(name ?? '')}</p>${buttons(outcomes)}`);
}

export function decideOnboarding(world: World, id: string, form: FormTree): ApiAnswer {
  const outcome = outcomeIn(form);
  const link = world.store.accountLinks.get(id);
  if (!link || !isOpen(world, link)) return showOnboarding(world, id);
  if (outcome === undefined || !isOutcome(outcome)) return page(title, '<p>Choose an outcome.</p>', 400);
  followLink(world, link, outcome);
  return link.useCase.returnUrl === null
    ? page(title, '<p>Done. You can close this page.</p>')
    : redirect(link.useCase.returnUrl);
}

function isOutcome(text: string): text is Outcome {
  return Object.hasOwn(outcomes, text);
}
