import { Injectable, Logger } from '@nestjs/common';
import {
  isKeySpent,
  PaymentGateway,
  ProviderBusy,
  ProviderRefused,
  type ProviderTransfer,
  ProviderUnknownOutcome,
} from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { BeginSending, type BegunLine } from './begin-sending.js';
import { PayoutSendingsRepository } from './payout-sendings.repository.js';
import { RecordTransfer } from './record-transfer.js';
import { askAgainAfterMs, transferKey } from './sending.rules.js';

/**
 * Sends one line in three steps: note the intent with a lease, make the one transfer under a key of the line, record it.
 * Whatever dies in between, the next try looks for the transfer before it makes one, and the provider makes one per key.
 */
@Injectable()
export class SendPayoutLine {
  private readonly logger = new Logger(SendPayoutLine.name);

  constructor(
    private readonly database: Database,
    private readonly beginSending: BeginSending,
    private readonly gateway: PaymentGateway,
    private readonly sendings: PayoutSendingsRepository,
    private readonly recordTransfer: RecordTransfer,
  ) {}

  /** Never throws: a line that meets with a bug or an outage is free again when its lease ends. */
  async execute(lineId: string): Promise<void> {
    try {
      const begun = await this.beginSending.execute(lineId);
      if (begun) await this.send(begun);
    } catch (error) {
      this.logger.error(`the payout line ${lineId} was not sent`, error);
    }
  }

  private async send(begun: BegunLine): Promise<void> {
    try {
      const transfer = await this.transfer(begun);
      await this.database.inTransaction((tx) => {
        if (transfer) return this.recordTransfer.execute(tx, transfer);
        if (begun.withdrawal) return this.recordTransfer.refused(tx, begun.line, begun.withdrawal);
        return this.sendings.lookAgainLater(tx, begun.line.id);
      });
    } catch (error) {
      await this.notSent(begun, error);
    }
  }

  /** Null when it has not left and must not leave now. */
  private async transfer({ line, campaignId, looksFirst, sends }: BegunLine): Promise<ProviderTransfer | null> {
    const transferGroup = `campaign_${campaignId}`;
    const found = looksFirst ? await this.gateway.findTransfer({ payoutLineId: line.id, transferGroup }) : null;
    if (found || !sends) return found;
    return this.gateway.createTransfer({
      payoutLineId: line.id,
      accountId: line.providerAccountId,
      amount: line.amount,
      currency: line.currency,
      transferGroup,
      key: transferKey(line.id, line.refusals),
    });
  }

  private async notSent({ line }: BegunLine, error: unknown): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      if (error instanceof ProviderBusy) return this.sendings.retry(tx, line.id, error.retryAfterMs, false);
      // The next try looks for the transfer before it uses another key.
      const spent = isKeySpent(error);
      if (error instanceof ProviderUnknownOutcome) {
        return this.sendings.retry(tx, line.id, askAgainAfterMs(line.tries), spent);
      }
      if (!(error instanceof ProviderRefused)) throw error;
      // The lack of six hours ago, repeated, says nothing about the balance now.
      if (error.code === 'balance_insufficient' && spent) return this.sendings.retry(tx, line.id, 0, true);
      if (error.code === 'balance_insufficient') return this.sendings.waitForBalance(tx, line.id);
      this.logger.error({ message: 'the provider refused a payout line', line: line.id, code: error.code });
      return this.recordTransfer.refused(tx, line, error.code);
    });
  }
}
