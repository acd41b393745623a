import { type Api } from '../../src/demo/api.js';
import { inLanes } from './lanes.js';
import { type Observer } from './observer.js';
import { type SeededPledge } from './seed-crowd.js';

const headers = { authorization: 'Bearer sk_test_tally_demo', 'content-type': 'application/x-www-form-urlencoded' };
const tries = 8;

/**
 * Backers whose bank asked for 3-D Secure confirm at the provider, in the last hour of the window, and close the page:
 * the service hears of it by a webhook, if that is not lost, or when it comes to cancel.
 */
export async function confirmLate(provider: Api, promised: readonly SeededPledge[], observer: Observer): Promise<void> {
  const late = promised.filter(({ card }) => card.confirmsLate).map(({ id }) => id);
  const db = await observer.connection();
  const { rows } = await db.query<{ intent: string; method: string }>(
    `select y.provider_id as intent, p.payment_method_id as method from payments y join pledges p on p.id = y.pledge_id
     where y.pledge_id = any($1::uuid[]) and y.provider_id is not null`,
    [late],
  );
  await inLanes(12, rows, ({ intent, method }) => confirm(provider, intent, method));
}

/** The provider is as bad with browsers: people press the button again until it says that it is done. */
async function confirm(provider: Api, intent: string, method: string): Promise<void> {
  const fields = { payment_method: method, return_url: 'https://chaos.invalid/' };
  for (let count = 0; count < tries; count += 1) {
    const found = await call(provider, `/v1/payment_intents/${intent}`);
    if (found?.status === 'succeeded') return;
    const answer = found?.next_action ? found : await call(provider, `/v1/payment_intents/${intent}/confirm`, fields);
    const page = answer?.next_action?.redirect_to_url?.url;
    if (page)
      await fetch(page, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ outcome: 'complete' }) });
  }
  throw new Error(`the payment ${intent} could not be confirmed in ${tries} tries`);
}

interface Intent {
  readonly status: string;
  readonly next_action: { readonly redirect_to_url?: { readonly url: string } } | null;
}

async function call(provider: Api, path: string, fields?: Record<string, string>): Promise<Intent | undefined> {
  try {
    const response = await fetch(new URL(path, provider.url), {
      method: fields ? 'POST' : 'GET',
      headers,
      ...(fields && { body: new URLSearchParams(fields) }),
    });
    return response.ok ? ((await response.json()) as Intent) : undefined;
  } catch {
    return undefined;
  }
}
