import type { World } from '../world.js';

/** Where the cardholder does 3-D Secure; `returnUrl` is where the page leads afterwards. */
export function redirectTo(world: World, intent: string, returnUrl: string | undefined): object {
  const url = `${world.baseUrl}/_sandbox/3ds/${intent}`;
  return { redirect_to_url: { return_url: returnUrl ?? null, url }, type: 'redirect_to_url' };
}

export function returnUrlOf(nextAction: object | null): string | null {
  const action = nextAction as { redirect_to_url?: { return_url: string | null } } | null;
  return action?.redirect_to_url?.return_url ?? null;
}
