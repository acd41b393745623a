import type Stripe from 'stripe';
import { type ProviderEvent, type ProviderEventFacts } from '../provider-objects.js';

/* Events in our words. Of their objects only ids and states are taken: the rest is personal, and is fetched afresh. */

type Loose = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The id of something that may be expanded. */
const idOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'id' in value ? text(value.id) : text(value);

function factsOf(object: Loose): ProviderEventFacts {
  const metadata = (object['metadata'] ?? {}) as Loose;
  const facts = {
    object: text(object['object']),
    status: text(object['status']),
    item: text(metadata['item']),
    setup: text(metadata['setup']),
    paymentIntent: idOf(object['payment_intent']),
    balanceTransaction: idOf(object['balance_transaction']),
    charge: idOf(object['latest_charge']),
  };
  return JSON.parse(JSON.stringify(facts)) as ProviderEventFacts;
}

export function snapshotEvent(event: Stripe.Event): ProviderEvent {
  const object = event.data.object as unknown as Loose;
  return {
    id: event.id,
    type: event.type,
    livemode: event.livemode,
    accountId: event.account ?? null,
    objectId: text(object['id']) ?? null,
    createdAt: new Date(event.created * 1000),
    facts: factsOf(object),
  };
}

/** A thin event names its object and nothing else. */
export interface ThinEvent {
  readonly id: string;
  readonly object: 'v2.core.event';
  readonly type: string;
  readonly livemode: boolean;
  readonly created: string;
  readonly context?: string | null;
  readonly related_object?: { readonly id: string; readonly type: string } | null;
}

export const thinEvent = (event: ThinEvent): ProviderEvent => ({
  id: event.id,
  type: event.type,
  livemode: event.livemode,
  accountId: event.context ?? null,
  objectId: event.related_object?.id ?? null,
  createdAt: new Date(event.created),
  facts: event.related_object ? { object: event.related_object.type } : {},
});
