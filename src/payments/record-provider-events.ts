import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/index.js';
import { type OutboxEvent, Outbox } from '../platform/outbox/index.js';
import { FetchEvents, type FetchedEvent } from './fetch-events.js';
import { bankPayoutChanged, recipientAccountChanged, refundChanged, transferChanged } from './payment.events.js';
import { ProviderEventsRepository } from './provider-events.repository.js';
import { type HandledEvent, RecordFetchedEvents } from './record-fetched-events.js';

type Of<K extends FetchedEvent['kind']> = Extract<FetchedEvent, { kind: K }>;

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
