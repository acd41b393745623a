import Stripe from 'stripe';
import { WebhookRefused } from '../payment.errors.js';
import { type ProviderEvent } from '../provider-objects.js';
import { snapshotEvent, thinEvent, type ThinEvent } from './stripe-events.js';

/** Real seconds. The SDK refuses what is older, and takes what is younger than now; so we look at the future ourselves. */
const oldestSeconds = 300;
const youngestSeconds = 60;

/**
 * A webhook as an event, if one of the secrets signed these exact bytes within the last five minutes. There are several
 * secrets: our account's, the connected accounts', the thin events', and old ones while they are rolled.
 *
 * @throws WebhookRefused (400)
 */
export function readWebhook(
  body: Buffer,
  header: string | undefined,
  secrets: readonly string[],
  now: Date,
): ProviderEvent {
  if (header === undefined || !secrets.some((secret) => isSigned(body, header, secret, now)))
    throw new WebhookRefused();
  // Of several times the SDK verifies the last one; a first one of now must not hide a last one from the future.
  const signedAt = Number(/.*(?:^|,)t=(\d+)/.exec(header)?.[1]);
  if (!(signedAt <= now.getTime() / 1000 + youngestSeconds)) throw new WebhookRefused();
  const event = parse(body);
  return event.object === 'v2.core.event' ? thinEvent(event) : snapshotEvent(event);
}

function isSigned(body: Buffer, header: string, secret: string, now: Date): boolean {
  try {
    return (
      Stripe.webhooks.signature?.verifyHeader(body, header, secret, oldestSeconds, undefined, now.getTime()) ?? false
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}

function parse(body: Buffer): Stripe.Event | ThinEvent {
  const event = JSON.parse(body.toString('utf8')) as Stripe.Event | ThinEvent;
  if (event.object !== 'event' && event.object !== 'v2.core.event') throw new WebhookRefused();
  return event;
}
