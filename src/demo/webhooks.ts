import { type Api } from './api.js';

/** Shared by the sandbox that signs and the service that verifies. */
export const webhookSecret = 'whsec_tally_demo';

const key = { authorization: 'Bearer sk_test_tally_demo' };

interface Registered {
  readonly data: readonly { readonly id: string }[];
}

/**
 * Registers the service's webhook address with the provider, as an operator does once in the dashboard. Addresses of an
 * earlier start, on a port that may be somebody else's by now, are removed.
 *
 * @param types Which events of our own account are sent; all of them unless told.
 */
export async function receiveWebhooks(provider: Api, service: Api, types: readonly string[] = ['*']): Promise<void> {
  const url = new URL('/v1/webhooks/stripe', service.url).href;
  for (const path of ['/v1/webhook_endpoints', '/v2/core/event_destinations']) {
    const { data } = (await send(provider, 'GET', `${path}?limit=20`)) as Registered;
    for (const { id } of data) await send(provider, 'DELETE', `${path}/${id}`);
  }
  for (const [connect, wanted] of [
    ['false', types],
    ['true', ['*']],
  ] as const) {
    const body = new URLSearchParams({ url, connect });
    for (const type of wanted) body.append('enabled_events[]', type);
    await send(provider, 'POST', '/v1/webhook_endpoints', body);
  }
  const thin = {
    name: 'Tally',
    type: 'webhook_endpoint',
    event_payload: 'thin',
    enabled_events: ['*'],
    webhook_endpoint: { url },
  };
  await send(provider, 'POST', '/v2/core/event_destinations', JSON.stringify(thin), {
    'content-type': 'application/json',
  });
}

async function send(
  provider: Api,
  method: string,
  path: string,
  body?: URLSearchParams | string,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const response = await fetch(new URL(path, provider.url), {
    method,
    headers: { ...key, ...headers },
    ...(body && { body }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
