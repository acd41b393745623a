import { type Api } from './api.js';

/** Shared by the sandbox that signs and the service that verifies. */
export const webhookSecret = 'whsec_tally_demo';

const key = { authorization: 'Bearer sk_test_tally_demo' };

/** Registers the service's webhook address with the provider, as an operator does once in the dashboard. */
export async function receiveWebhooks(provider: Api, service: Api): Promise<void> {
  const url = new URL('/v1/webhooks/stripe', service.url).href;
  const known = await send(provider, 'GET', '/v1/webhook_endpoints?limit=100');
  if (JSON.stringify(known).includes(`"${url}"`)) return;
  for (const connect of ['false', 'true']) {
    await send(
      provider,
      'POST',
      '/v1/webhook_endpoints',
      new URLSearchParams({ url, 'enabled_events[]': '*', connect }),
    );
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
