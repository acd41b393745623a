import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  isKeySpent,
  PaymentGateway,
  ProviderBusy,
  type ProviderRefund,
  ProviderRefused,
  ProviderUnknownOutcome,
} from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { backoffMs, concurrencyFor, drain, forAWhile } from '../settlement/index.js';
import { RecordRefunds } from './record-refunds.js';
import { looksFirst, refundKey } from './refund.rules.js';
import { type ClaimedRefund, RefundsRepository } from './refunds.repository.js';

const turnMs = 20_000;

/** Sends every refund that is due, and asks about those that are pending: intent, call, record. */
@Injectable()
export class SendRefunds {
  private readonly logger = new Logger(SendRefunds.name);
  private readonly concurrency: number;

  constructor(
    private readonly database: Database,
    private readonly refunds: RefundsRepository,
    private readonly gateway: PaymentGateway,
    private readonly recordRefunds: RecordRefunds,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.concurrency = concurrencyFor(settings.STRIPE_RATE);
  }

  /** Until nothing is claimable, or its turn is over. Safe beside itself in any number of processes. */
  async execute(): Promise<void> {
    const claim = () => this.database.inTransaction((tx) => this.refunds.claimDue(tx, this.concurrency * 2));
    await drain(forAWhile(claim, turnMs), this.concurrency, (refund) => this.send(refund));
  }

  private async send(refund: ClaimedRefund): Promise<void> {
    try {
      await this.recordRefunds.execute([await this.ask(refund)]);
    } catch (error) {
      await this.afterFailure(refund, error).catch((cause: unknown) => {
        // The database is away: the lease ends by itself, and the provider is asked before anything is sent again.
        this.logger.error(`refund ${refund.id} was not recorded`, cause);
      });
    }
  }

  private async ask(refund: ClaimedRefund): Promise<ProviderRefund> {
    if (refund.providerId) return this.gateway.retrieveRefund(refund.providerId);
    const { id: refundId, providerPaymentId: paymentId, amount, tip, currency, createTries } = refund;
    const made = looksFirst(refund) ? await this.gateway.findRefund({ refundId, paymentId }) : null;
    const key = refundKey(refundId, createTries);
    return made ?? this.gateway.createRefund({ refundId, paymentId, amount: amount + tip, currency, key });
  }

  private async afterFailure(refund: ClaimedRefund, error: unknown): Promise<void> {
    if (error instanceof ProviderBusy) return this.later(refund, Math.max(error.retryAfterMs, 100), false, false);
    const spent = isKeySpent(error);
    if (error instanceof ProviderUnknownOutcome) return this.later(refund, backoffMs(refund.tries), true, spent);
    if (!(error instanceof ProviderRefused)) throw error;
    // Refused may mean that an earlier call did it: only what the provider has no refund for has failed.
    if (refund.tries === 0) return this.later(refund, 0, true, spent);
    this.logger.error({ message: 'the provider refused a refund', refund: refund.id, code: error.code });
    await this.recordRefunds.refused(refund.id, error.code);
  }

  private async later(refund: ClaimedRefund, waitMs: number, unknown: boolean, keySpent: boolean): Promise<void> {
    await this.database.inTransaction((tx) => this.refunds.retryAfter(tx, refund, { waitMs, unknown, keySpent }));
  }
}
