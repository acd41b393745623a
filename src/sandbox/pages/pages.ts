import type { ApiAnswer, ApiRequest } from '../protocol/api-request.js';
import { decodeForm, type FormTree } from '../protocol/form.js';
import { Router } from '../protocol/router.js';
import type { World } from '../world.js';
import { fillInCheckout, showCheckout } from './checkout.js';
import { showHome } from './home.js';
import { showMandate } from './mandate.js';
import { decideOnboarding, showOnboarding } from './onboarding.js';
import { serveStripeJs } from './stripe-js.js';
import { decideThreeDSecure, showThreeDSecure } from './three-d-secure.js';

interface PageRoute {
  readonly method: string;
  readonly path: string;
  handle(world: World, id: string, form: FormTree): ApiAnswer;
}

const router = new Router<PageRoute>([
  { method: 'GET', path: '/', handle: showHome },
  { method: 'GET', path: '/js/v3', handle: serveStripeJs },
  { method: 'GET', path: '/_sandbox/3ds/:id', handle: (world, id) => showThreeDSecure(world, id) },
  { method: 'POST', path: '/_sandbox/3ds/:id', handle: decideThreeDSecure },
  { method: 'GET', path: '/_sandbox/onboarding/:id', handle: showOnboarding },
  { method: 'POST', path: '/_sandbox/onboarding/:id', handle: decideOnboarding },
  { method: 'GET', path: '/_sandbox/checkout/:id', handle: (world, id) => showCheckout(world, id) },
  { method: 'POST', path: '/_sandbox/checkout/:id', handle: fillInCheckout },
  { method: 'GET', path: '/_sandbox/mandates/:id', handle: showMandate },
]);

/** A page for people, or null if the address is none. */
export function answerPage(world: World, request: ApiRequest): ApiAnswer | null {
  const match = router.match(request.method, request.path);
  if (!match) return null;
  const answer = match.route.handle(world, match.path.id ?? '', {
    ...decodeForm(request.query),
    ...decodeForm(request.body),
  });
  world.commit();
  return answer;
}
