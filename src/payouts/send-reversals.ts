import { Injectable, Logger } from '@nestjs/common';
import {
  isKeySpent,
  PaymentGateway,
  ProviderBusy,
  ProviderRefused,
  type ProviderReversal,
  ProviderUnknownOutcome,
} from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { RecordReversal } from './record-reversal.js';
import { askAgainAfterMs, looksFirst, reversalKey } from './sending.rules.js';
import { type ClaimedReversal, TransferReversalsRepository } from './transfer-reversals.repository.js';

const batch = 20;

/** Takes transfers back, each once: claimed and counted, asked for under a key of its row, recorded. */
@Injectable()
export class SendReversals {
  private readonly logger = new Logger(SendReversals.name);

  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly reversals: TransferReversalsRepository,
    private readonly recordReversal: RecordReversal,
  ) {}

  /** Until nothing is claimable. */
  async execute(): Promise<void> {
    for (;;) {
      const claimed = await this.database.inTransaction((tx) => this.reversals.claimDue(tx, batch));
      if (claimed.length === 0) return;
      for (const reversal of claimed) await this.send(reversal);
    }
  }

  /** Never throws: one that meets with a bug or an outage is free again when its lease ends. */
  private async send(reversal: ClaimedReversal): Promise<void> {
    try {
      await this.recordReversal.sent(reversal.id, await this.reverse(reversal));
    } catch (error) {
      await this.notSent(reversal, error).catch((cause: unknown) =>
        this.logger.error(`the reversal ${reversal.id} was not sent`, cause),
      );
    }
  }

  private async reverse({ id: reversalId, transferId, amount, currency, ...row }: ClaimedReversal) {
    const { tries, requestedAt: approvedAt, now } = row;
    const earlier: ProviderReversal | null = looksFirst({ tries, approvedAt, now })
      ? await this.gateway.findReversal({ reversalId, transferId })
      : null;
    const key = reversalKey(reversalId, row.createTries);
    return earlier ?? this.gateway.createReversal({ reversalId, transferId, amount, currency, key });
  }

  private async notSent({ id, tries }: ClaimedReversal, error: unknown): Promise<void> {
    if (error instanceof ProviderRefused) return this.recordReversal.failed(id, error.code);
    const busy = error instanceof ProviderBusy;
    if (!busy && !(error instanceof ProviderUnknownOutcome)) throw error;
    const afterMs = busy ? error.retryAfterMs : askAgainAfterMs(tries);
    await this.database.inTransaction((tx) => this.reversals.retry(tx, id, afterMs, isKeySpent(error)));
  }
}
