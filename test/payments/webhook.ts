import { createHmac, randomUUID } from 'node:crypto';
import { type Scene } from './scene.js';

export interface Sent {
  readonly secret?: string;
  readonly ageSeconds?: number;
  readonly body?: string;
}

/** Sends what the provider might send, signed as asked. */
export async function sendWebhook(
  scene: Scene,
  event: object,
  { secret = 'whsec_tally', ageSeconds = 0, body }: Sent = {},
) {
  const payload = JSON.stringify(event);
  const at = Math.floor(Date.now() / 1000) - ageSeconds;
  const signature = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex');
  return scene.running.call('POST', '/v1/webhooks/stripe', {
    body: body ?? payload,
    headers: { 'stripe-signature': `t=${at},v1=${signature}` },
  });
}

/** A snapshot event as the provider writes it. */
export const anEvent = (type: string, object: object, more: object = {}) => ({
  id: `evt_${randomUUID()}`,
  object: 'event',
  type,
  livemode: false,
  created: Math.floor(Date.now() / 1000),
  data: { object },
  ...more,
});

/** The event as our inbox has it. */
export const storedEvent = async (scene: Scene, id: string) =>
  (
    await scene.sql<{ outcome: string | null; account: string | null }>('select * from provider_events where id = $1', [
      id,
    ])
  )[0];
