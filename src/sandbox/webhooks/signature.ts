import { createHmac } from 'node:crypto';

/** The Stripe-Signature header, scheme v1: https://docs.stripe.com/webhooks#verify-manually. `atMs` is real time. */
export function signatureHeader(body: string, secret: string, atMs: number): string {
  const timestamp = Math.floor(atMs / 1000);
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return `t=${timestamp},v1=${signature}`;
}
