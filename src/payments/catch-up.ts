import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { BalanceTransactionsRepository } from './balance-transactions.repository.js';
import { PaymentGateway } from './payment-gateway.js';
import { ProviderCursorsRepository } from './provider-cursors.repository.js';
import { type ProviderPage } from './provider-objects.js';
import { ReceiveEvents } from './receive-events.js';
import { RepairPayments } from './repair-payments.js';

/** What a catch-up brought that we did not have. */
export interface CaughtUp {
  /** False when it was asked to stop; the next one goes on where it was. */
  readonly done: boolean;
  readonly events: number;
  readonly payments: number;
  readonly movements: number;
}

type Page = { readonly since: Date; readonly after?: string };

interface List<T> {
  readonly name: string;
  /** How far back the very first reading goes. */
  readonly firstDays: number;
  read(page: Page): Promise<ProviderPage<T>>;
  /** Answers how much of it was new to us. */
  take(objects: readonly T[]): Promise<number>;
}

/**
 * Reads what the provider lists and takes in what no webhook brought: events that the inbox does not know, payments
 * that are further than our rows, and every movement on our balance, whoever caused it. Page by page, each page
 * remembered once it is taken in.
 */
@Injectable()
export class CatchUp {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly cursors: ProviderCursorsRepository,
    private readonly receiveEvents: ReceiveEvents,
    private readonly repairPayments: RepairPayments,
    private readonly movements: BalanceTransactionsRepository,
  ) {}

  /** @throws ProviderBusy, ProviderUnknownOutcome: the next one goes on where it was. */
  async execute(stopping: AbortSignal): Promise<CaughtUp> {
    // The provider keeps events for 30 days.
    const events = await this.sweep(stopping, {
      name: 'events',
      firstDays: 30,
      read: (page) => this.gateway.listEvents(page),
      take: (listed) => this.receiveEvents.execute(listed),
    });
    const payments = await this.sweep(stopping, {
      name: 'payments',
      firstDays: 30,
      read: (page) => this.gateway.listPayments(page),
      take: (listed) => this.repairPayments.execute(listed),
    });
    const movements = await this.sweep(stopping, {
      name: 'movements',
      firstDays: 3_650,
      read: (page) => this.gateway.listBalanceTransactions(page),
      take: (listed) =>
        this.database.inTransaction(
          (tx) =>
          this.movements.insert(tx, listed.map((transaction) => ({ transaction, ledgerReference: null }))), // prettier-ignore
        ),
    });
    return { done: !stopping.aborted, events, payments, movements };
  }

  private async sweep<T>(stopping: AbortSignal, list: List<T>): Promise<number> {
    if (stopping.aborted) return 0;
    const { since, after } = await this.cursors.begin(list.name, list.firstDays);
    let fresh = 0;
    for (let next = after ?? undefined; ;) {
      const page = await list.read({ since, ...(next !== undefined && { after: next }) });
      if (page.data.length > 0) fresh += await list.take(page.data);
      if (page.next === null) {
        await this.cursors.finish(list.name);
        return fresh;
      }
      next = page.next;
      await this.cursors.advance(list.name, next);
      if (stopping.aborted) return fresh;
    }
  }
}
