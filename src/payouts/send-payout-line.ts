import { Injectable } from '@nestjs/common';
import {
  PaymentGateway,
  ProviderBusy,
  ProviderRefused,
  type ProviderTransfer,
  ProviderUnknownOutcome,
} from '../payments/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { history } from '../platform/states/index.js';
import { PayoutSendingsRepository } from './payout-sendings.repository.js';
import { type LineRow, type PayoutRow, PayoutsRepository } from './payouts.repository.js';
import { RecordTransfer } from './record-transfer.js';

/** How long after an answer that said nothing the provider is asked again, in real milliseconds. */
const askAgainAfterMs = 2_000;

/**
 * Sends one line in three steps: note the intent with a lease, make the one transfer under a key of the line, record it.
 * From the second try on the provider is asked first whether the transfer is there, since keys are forgotten after a day.
 */
@Injectable()
export class SendPayoutLine {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gateway: PaymentGateway,
    private readonly repository: PayoutsRepository,
    private readonly sendings: PayoutSendingsRepository,
    private readonly recordTransfer: RecordTransfer,
  ) {}

  async execute(id: string): Promise<void> {
    const tries = await this.begin(id);
    if (tries === undefined) return;
    const line = await this.repository.findLine('id', id);
    const payout = line && (await this.repository.find(line.payoutId));
    if (!line || !payout) return;
    try {
      const transfer = await this.transfer(line, payout, tries);
      await this.database.inTransaction((tx) => this.recordTransfer.execute(tx, transfer));
    } catch (error) {
      await this.notSent(line, error);
    }
  }

  /** The number of this try; undefined when another worker has the line or it is not to be sent now. */
  private async begin(id: string): Promise<number | undefined> {
    return this.database.inTransaction(async (tx) => {
      const claimed = await this.sendings.claim(tx, id);
      if (claimed?.wasApproved) {
        const at = await this.clock.now(tx);
        const step = { from: 'approved', to: 'sending', at, actorId: null, reason: 'due' };
        await history.record(tx, [{ entity: 'payout_line', entityId: id, ...step }]);
      }
      return claimed?.tries;
    });
  }

  private async transfer(line: LineRow, payout: PayoutRow, tries: number): Promise<ProviderTransfer> {
    const transferGroup = `campaign_${payout.campaignId}`;
    const found = tries > 1 ? await this.gateway.findTransfer({ payoutLineId: line.id, transferGroup }) : null;
    if (found) return found;
    return this.gateway.createTransfer({
      payoutLineId: line.id,
      accountId: line.providerAccountId,
      amount: line.amount,
      currency: line.currency,
      transferGroup,
      key: line.refusals === 0 ? `tr:${line.id}` : `tr:${line.id}:${line.refusals}`,
    });
  }

  private async notSent(line: LineRow, error: unknown): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      if (error instanceof ProviderBusy) await this.sendings.retry(tx, line.id, error.retryAfterMs);
      else if (error instanceof ProviderUnknownOutcome) await this.sendings.retry(tx, line.id, askAgainAfterMs);
      else if (!(error instanceof ProviderRefused)) throw error;
      else if (error.code === 'balance_insufficient') await this.sendings.waitForBalance(tx, line.id);
      else await this.recordTransfer.refused(tx, line, error.code);
    });
  }
}
