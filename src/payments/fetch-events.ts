import { Injectable } from '@nestjs/common';
import { isUuid } from '../platform/http/index.js';
import { PaymentGateway } from './payment-gateway.js';
import { type PaymentGlance, PaymentsRepository } from './payments.repository.js';
import { couldMovePayment, couldMoveSetup, subjectOf } from './provider-event.rules.js';
import { type WaitingEvent } from './provider-events.repository.js';
import { type ProviderCharge, type ProviderPayment, type ProviderSetup } from './provider-objects.js';
import { SetupsRepository } from './setups.repository.js';

/** A stored event with what it turned out to be about, fetched afresh. */
export type FetchedEvent = { readonly event: WaitingEvent } & (
  | { readonly kind: 'payment'; readonly payment: ProviderPayment }
  | { readonly kind: 'setup'; readonly setup: ProviderSetup }
  | { readonly kind: 'charge'; readonly charge: ProviderCharge }
  | { readonly kind: 'refund' | 'dispute' | 'transfer' | 'account' | 'card'; readonly id: string }
  | { readonly kind: 'bank_payout'; readonly id: string; readonly accountId: string }
  | { readonly kind: 'ended'; readonly outcome: 'no_news' | 'unrelated' }
  | { readonly kind: 'failed'; readonly error: unknown }
);

type Setups = Awaited<ReturnType<SetupsRepository['standing']>>;

const together = 8;

/**
 * Finds out what events are about. The object is fetched afresh, since an event may be days old; and only if it could
 * move a row of ours, since most events tell what the answer to our own call has told already.
 */
@Injectable()
export class FetchEvents {
  constructor(
    private readonly gateway: PaymentGateway,
    private readonly payments: PaymentsRepository,
    private readonly setups: SetupsRepository,
  ) {}

  /** One answer per event, in order; a call that fails is the answer of its own event only. */
  async execute(events: readonly WaitingEvent[]): Promise<FetchedEvent[]> {
    const [payments, setups] = await Promise.all([this.heldPayments(events), this.heldSetups(events)]);
    const fetched: FetchedEvent[] = [];
    for (let from = 0; from < events.length; from += together) {
      const some = events.slice(from, from + together);
      fetched.push(
        ...(await Promise.all(
          some.map((event) =>
            this.fetch(event, payments, setups).catch((error: unknown) => ({ event, kind: 'failed' as const, error })),
          ),
        )),
      );
    }
    return fetched;
  }

  private async fetch(event: WaitingEvent, payments: PaymentGlance[], setups: Setups): Promise<FetchedEvent> {
    const subject = subjectOf(event);
    switch (subject.kind) {
      case 'none':
        return { event, kind: 'ended', outcome: 'unrelated' };
      case 'payment': {
        const held = payments.find((one) => one.providerId === subject.id || one.itemId === event.facts.item);
        if (!held) return { event, kind: 'ended', outcome: 'unrelated' };
        if (!couldMovePayment(held, event)) return { event, kind: 'ended', outcome: 'no_news' };
        return { event, kind: 'payment', payment: await this.gateway.retrievePayment(subject.id) };
      }
      case 'setup': {
        const held = setups.find((one) => one.providerId === subject.id || one.id === event.facts.setup);
        if (!held) return { event, kind: 'ended', outcome: 'unrelated' };
        if (!couldMoveSetup(held, event.type)) return { event, kind: 'ended', outcome: 'no_news' };
        return { event, kind: 'setup', setup: await this.gateway.retrieveSetup(subject.id) };
      }
      case 'charge': {
        const held = payments.find((one) => one.providerId === event.facts.paymentIntent);
        if (!held) return { event, kind: 'ended', outcome: 'unrelated' };
        if (held.feeKnownAt !== null) return { event, kind: 'ended', outcome: 'no_news' };
        return { event, kind: 'charge', charge: await this.gateway.retrieveCharge(subject.id) };
      }
      case 'card':
        // Most are those that we have forgotten ourselves.
        if (!(await this.setups.isCardInUse(subject.id))) return { event, kind: 'ended', outcome: 'no_news' };
        return { event, ...subject };
      case 'bank_payout':
        return { event, ...subject };
      default:
        return { event, kind: subject.kind, id: subject.id };
    }
  }

  private async heldPayments(events: readonly WaitingEvent[]): Promise<PaymentGlance[]> {
    const ids = events.flatMap(({ type, objectId, facts }) => {
      if (type.startsWith('payment_intent.')) return objectId ?? [];
      return facts.paymentIntent ?? [];
    });
    const items = events.flatMap(({ facts: { item } }) => (item && isUuid(item) ? [item] : []));
    return ids.length + items.length === 0 ? [] : this.payments.standing(ids, items);
  }

  private async heldSetups(events: readonly WaitingEvent[]): Promise<Setups> {
    const about = events.filter(({ type }) => type.startsWith('setup_intent.'));
    const ids = about.flatMap(({ facts: { setup } }) => (setup && isUuid(setup) ? [setup] : []));
    return about.length === 0
      ? []
      : this.setups.standing(
          about.flatMap(({ objectId }) => objectId ?? []),
          ids,
        );
  }
}
