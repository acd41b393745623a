import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/index.js';
import { type OutboxEvent, Outbox } from '../platform/outbox/index.js';
import { FetchEvents, type FetchedEvent } from './fetch-events.js';
import {
  bankPayoutChanged,
  disputeChanged,
  recipientAccountChanged,
  refundChanged,
  savedCardChanged,
  transferChanged,
} from './payment.events.js';
import { ProviderEventsRepository } from './provider-events.repository.js';
import { type HandledEvent, RecordFetchedEvents } from './record-fetched-events.js';

type Of<K extends FetchedEvent['kind']> = Extract<FetchedEvent, { kind: K }>;

/**
 * Handles stored events in bundles: fetch outside the transaction, then record what they are about, tell the modules to
 * the right, and mark them handled, all in one transaction. An event whose object could not be fetched stays open, and
 * the error goes to the outbox, which tries again later; its neighbours are done.
 */
@Injectable()
export class RecordProviderEvents {
  constructor(
    private readonly database: Database,
    private readonly inbox: ProviderEventsRepository,
    private readonly fetchEvents: FetchEvents,
    private readonly recordFetchedEvents: RecordFetchedEvents,
    private readonly outbox: Outbox,
  ) {}

  async execute(eventIds: readonly string[]): Promise<void> {
    const waiting = await this.inbox.waiting(eventIds);
    if (waiting.length === 0) return;
    const fetched = await this.fetchEvents.execute(waiting);
    await this.database.inTransaction((tx) => this.record(tx, fetched));
    const failed = fetched.find((one): one is Of<'failed'> => one.kind === 'failed');
    if (failed) throw failed.error;
  }

  private async record(tx: Tx, fetched: readonly FetchedEvent[]): Promise<void> {
    const handled = [...(await this.recordFetchedEvents.execute(tx, fetched)), ...fetched.flatMap(passedOn)];
    const fresh = await this.inbox.markHandled(tx, handled);
    // Only what this transaction marked: two workers with the same event must not tell it twice.
    const news = fetched.filter(({ event }) => fresh.has(event.id)).flatMap(newsOf);
    await this.outbox.emit(tx, news);
  }
}

function passedOn(fetched: FetchedEvent): HandledEvent[] {
  const { id } = fetched.event;
  if (fetched.kind === 'ended') return [{ id, outcome: fetched.outcome }];
  return newsOf(fetched).length > 0 ? [{ id, outcome: 'passed_on' }] : [];
}

/** What the modules to the right are told; they ask for the object themselves. */
function newsOf(fetched: FetchedEvent): OutboxEvent[] {
  switch (fetched.kind) {
    case 'refund':
      return [refundChanged({ providerRefundId: fetched.id })];
    case 'dispute':
      return [disputeChanged({ providerDisputeId: fetched.id })];
    case 'card':
      return [savedCardChanged({ paymentMethodId: fetched.id })];
    case 'transfer':
      return [transferChanged({ transferId: fetched.id })];
    case 'account':
      return [recipientAccountChanged({ accountId: fetched.id })];
    case 'bank_payout':
      return [bankPayoutChanged({ accountId: fetched.accountId, payoutId: fetched.id })];
    default:
      return [];
  }
}
