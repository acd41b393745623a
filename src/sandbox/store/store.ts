import type { Account } from '../accounts/account.js';
import type { AccountLink } from '../accounts/account-link.js';
import type { BalanceTransaction } from '../balance/balance-transaction.js';
import type { Charge } from '../charges/charge.js';
import type { Session } from '../checkout/session.js';
import type { Customer } from '../customers/customer.js';
import type { Dispute } from '../disputes/dispute.js';
import type { Event } from '../events/event.js';
import type { ThinEvent } from '../events/thin-event.js';
import type { Mandate } from '../mandates/mandate.js';
import type { Posting } from '../money/posting.js';
import type { PaymentIntent } from '../payment-intents/payment-intent.js';
import type { CardMemory, PaymentMethod } from '../payment-methods/payment-method.js';
import type { Payout } from '../payouts/payout.js';
import type { SavedAnswer } from '../protocol/idempotency.js';
import type { Refund } from '../refunds/refund.js';
import type { Task } from '../schedule/scheduler.js';
import type { SetupAttempt } from '../setup-intents/setup-attempt.js';
import type { SetupIntent } from '../setup-intents/setup-intent.js';
import type { Topup } from '../topups/topup.js';
import type { Reversal, Transfer } from '../transfers/transfer.js';
import type { Delivery } from '../webhooks/delivery.js';
import type { EventDestination } from '../webhooks/event-destination.js';
import type { EndpointSecret, WebhookEndpoint } from '../webhooks/webhook-endpoint.js';
import { type Change, type Identified, type Row, Table } from './table.js';

/** A setting or the clock's offset, kept like any other object. */
export interface Kept {
  readonly id: string;
  readonly value: unknown;
}

/** Everything that the sandbox knows; `indexed` fields can be listed without reading every object. */
export class Store {
  private seq = 0;
  private readonly tables = new Map<string, Table<Identified, unknown>>();

  readonly customers = this.table<Customer, { deleted: boolean }>('customers', 'email');
  readonly paymentMethods = this.table<PaymentMethod, CardMemory>('payment_methods', 'customer');
  readonly setupIntents = this.table<SetupIntent>('setup_intents', 'customer', 'payment_method');
  readonly checkoutSessions = this.table<Session>('checkout_sessions', 'setup_intent', 'customer');
  readonly setupAttempts = this.table<SetupAttempt>('setup_attempts', 'setup_intent');
  readonly mandates = this.table<Mandate>('mandates');
  readonly paymentIntents = this.table<PaymentIntent>('payment_intents', 'customer', 'transfer_group');
  readonly charges = this.table<Charge>('charges', 'customer', 'payment_intent', 'transfer_group');
  readonly refunds = this.table<Refund>('refunds', 'charge', 'payment_intent');
  readonly transfers = this.table<Transfer>('transfers', 'destination', 'transfer_group');
  readonly reversals = this.table<Reversal>('transfer_reversals', 'transfer');
  readonly payouts = this.table<Payout>('payouts', 'status');
  readonly topups = this.table<Topup>('topups', 'status');
  readonly balanceTransactions = this.table<BalanceTransaction, { payout: string | null }>(
    'balance_transactions',
    'source',
    'type',
  );
  readonly disputes = this.table<Dispute>('disputes', 'charge', 'payment_intent');
  readonly accounts = this.table<Account>('accounts');
  readonly accountLinks = this.table<AccountLink>('account_links');
  readonly events = this.table<Event>('events', 'type');
  readonly thinEvents = this.table<ThinEvent>('thin_events', 'type');
  readonly webhookEndpoints = this.table<WebhookEndpoint, EndpointSecret>('webhook_endpoints');
  readonly eventDestinations = this.table<EventDestination, { url: string; secret: string }>('event_destinations');
  readonly deliveries = this.table<Delivery>('deliveries', 'event', 'status');
  readonly postings = this.table<Posting>('postings');
  readonly savedAnswers = this.table<SavedAnswer>('saved_answers');
  readonly tasks = this.table<Task>('tasks');
  readonly kept = this.table<Kept>('kept');

  constructor(private readonly changed: (change: Change) => void) {}

  place(table: string, row: Row<Identified, unknown>): void {
    this.seq = Math.max(this.seq, row.seq);
    this.tables.get(table)?.place(row);
  }

  *everything(): Generator<Change> {
    for (const [table, rows] of this.tables) for (const row of rows.all()) yield { table, id: row.object.id, row };
  }

  counts(): Record<string, number> {
    return Object.fromEntries(Array.from(this.tables, ([name, table]) => [name, table.size]));
  }

  clear(keep: readonly string[]): void {
    for (const [name, table] of this.tables) if (!keep.includes(name)) table.clear();
  }

  private table<T extends Identified, H = null>(name: string, ...indexed: string[]): Table<T, H> {
    const table = new Table<T, H>(
      name,
      indexed,
      () => ++this.seq,
      (change) => this.changed(change),
    );
    this.tables.set(name, table);
    return table;
  }
}
