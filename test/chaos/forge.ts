import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { webhookSecret } from '../../src/demo/webhooks.js';

const tries = 60;

/** How somebody tries to pass for the provider. */
export const forgeries = ['another secret', 'an old signature', 'a changed body', 'no signature'] as const;
export type Forgery = (typeof forgeries)[number];

/** The marks of events that nobody but us has made. */
export const forgedId = (number: number): string => `evt_forged_${number}`;
export const liesId = (number: number): string => `evt_lies_${number}`;

/** An event that says of a payment that it has succeeded, which it has not. */
export const falseSuccess = (id: string, paymentId: string, item: string) => ({
  id,
  object: 'event',
  type: 'payment_intent.succeeded',
  livemode: false,
  created: Math.floor(Date.now() / 1000),
  data: {
    object: {
      id: paymentId,
      object: 'payment_intent',
      status: 'succeeded',
      latest_charge: `ch_${id}`,
      metadata: { item },
    },
  },
});

/** Sends the event with a signature that must not be accepted; answers the status. */
export async function sendForged(serviceUrl: string, event: object, how: Forgery): Promise<number> {
  const body = JSON.stringify(event);
  const now = Math.floor(Date.now() / 1000);
  switch (how) {
    case 'another secret':
      return send(serviceUrl, body, sign(body, 'whsec_somebody_else', now));
    case 'an old signature':
      return send(serviceUrl, body, sign(body, webhookSecret, now - 3_600));
    case 'a changed body':
      return send(serviceUrl, body, sign(`${body} `, webhookSecret, now));
    case 'no signature':
      return send(serviceUrl, body, undefined);
  }
}

/** Sends the event as the provider would: rightly signed, whatever it says. */
export function sendSigned(serviceUrl: string, event: object, secret: string = webhookSecret): Promise<number> {
  const body = JSON.stringify(event);
  return send(serviceUrl, body, sign(body, secret, Math.floor(Date.now() / 1000)));
}

function sign(body: string, secret: string, at: number): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}

/** Again and again while nobody answers, or answers that he cannot now. */
async function send(serviceUrl: string, body: string, signature: string | undefined): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(signature && { 'stripe-signature': signature }) };
  for (let count = 0; count < tries; count += 1) {
    const url = new URL('/v1/webhooks/stripe', serviceUrl);
    const status = await fetch(url, { method: 'POST', headers, body }).then((answer) => answer.status, () => 503); // prettier-ignore
    if (status !== 503) return status;
    await sleep(200);
  }
  throw new Error('nobody answers at the address of the webhooks');
}
