import type { ApiAnswer, ApiRequest } from '../protocol/api-request.js';
import { decodeForm } from '../protocol/form.js';
import { Router } from '../protocol/router.js';
import type { World } from '../world.js';
import { showHome } from './home.js';
import { decideOnboarding, showOnboarding } from './onboarding.js';
import { decideThreeDSecure, showThreeDSecure } from './three-d-secure.js';

interface PageRoute {
  readonly method: string;
  readonly path: string;
  handle(world: World, id: string, outcome: string | undefined): ApiAnswer;
}

const router = new Router<PageRoute>([
  { method: 'GET', path: '/', handle: showHome },
  { method: 'GET', path: '/_sandbox/3ds/:id', handle: showThreeDSecure },
  { method: 'POST', path: '/_sandbox/3ds/:id', handle: decideThreeDSecure },
  { method: 'GET', path: '/_sandbox/onboarding/:id', handle: showOnboarding },
  { method: 'POST', path: '/_sandbox/onboarding/:id', handle: decideOnboarding },
]);

/** A page for people, or null if the address is none. */
export function answerPage(world: World, request: ApiRequest): ApiAnswer | null {
  const match = router.match(request.method, request.path);
  if (!match) return null;
  const { outcome } = decodeForm(request.body);
  const answer = match.route.handle(world, match.path.id ?? '', typeof outcome === 'string' ? outcome : undefined);
  world.commit();
  return answer;
}
