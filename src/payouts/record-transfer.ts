import { Injectable, Logger } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { ProviderMismatch, type ProviderTransfer, RecordBalanceTransactions } from '../payments/index.js';
import { type Tx } from '../platform/database/index.js';
import { history } from '../platform/states/index.js';
import { EndPayout } from './end-payout.js';
import { type PayoutLineState } from './payout.state.js';
import { PayoutSendingsRepository } from './payout-sendings.repository.js';
import { type LineRow, PayoutsRepository } from './payouts.repository.js';

/**
 * What the provider says of a transfer: the answer of the call, a webhook and a later look all end here. The line moves
 * forward only, its money is posted once, and the payout ends when its last line has.
 */
@Injectable()
export class RecordTransfer {
  private readonly logger = new Logger(RecordTransfer.name);

  constructor(
    private readonly campaigns: Campaigns,
    private readonly ledger: Ledger,
    private readonly balanceTransactions: RecordBalanceTransactions,
    private readonly repository: PayoutsRepository,
    private readonly sendings: PayoutSendingsRepository,
    private readonly endPayout: EndPayout,
  ) {}

  /** Ignores a transfer that is not ours. @throws ProviderMismatch when it is not what was approved. */
  async execute(tx: Tx, transfer: ProviderTransfer): Promise<void> {
    const known = transfer.payoutLineId ? await this.repository.findLine(transfer.payoutLineId, tx) : undefined;
    if (!known) return;
    assertSame(transfer, known);
    const { now, line, campaignId } = await this.lock(tx, known);
    const reference = `payout-line-${line.id}`;
    if (line.state !== 'sent' && line.state !== 'sending' && line.state !== 'approved') {
      // Nobody was to send it: whoever made it did so behind our back, and reconciliation shows the difference.
      this.logger.error({ message: 'a transfer of a line that is not to be sent', line: line.id, state: line.state });
      return;
    }
    if (transfer.balanceTransaction) {
      const booked = { transaction: transfer.balanceTransaction, ledgerReference: reference };
      await this.balanceTransactions.execute(tx, [booked]);
    }
    if (line.state === 'sent') return;
    await this.sendings.sent(tx, line.id, transfer.id, transfer.balanceTransaction?.createdAt ?? now);
    const [from, to] = [accounts.campaignFunds(campaignId), accounts.recipientPaid(line.recipientId)];
    const postings = [{ from, to, amount: line.amount }];
    await this.ledger.post(tx, [{ reference, currency: line.currency, at: now, postings }]);
    await remember(tx, line, 'sent', now, 'transferred');
    await this.endPayout.execute(tx, line.payoutId, now);
  }

  /** The provider will not send it: for staff, who prepare another payout when the cause is mended. */
  async refused(tx: Tx, known: LineRow, failureCode: string): Promise<void> {
    const { now, line } = await this.lock(tx, known);
    if (line.state !== 'sending') return;
    await this.sendings.failed(tx, line.id, failureCode);
    await remember(tx, line, 'failed', now, failureCode);
    await this.endPayout.execute(tx, line.payoutId, now);
  }

  /** Campaign, payout, line: the order of everybody. */
  private async lock(tx: Tx, known: LineRow): Promise<{ now: Date; line: LineRow; campaignId: string }> {
    const { campaignId } = await this.repository.get(known.payoutId, tx);
    const { now } = await this.campaigns.lock(tx, campaignId, 'group');
    await this.repository.lock(tx, known.payoutId);
    const line = (await this.repository.lockLines(tx, known.payoutId)).find(({ id }) => id === known.id);
    return { now, line: line ?? known, campaignId };
  }
}

/** A restored database may not know that the line was ever begun: its history has the step all the same. */
async function remember(tx: Tx, line: LineRow, to: PayoutLineState, at: Date, reason: string): Promise<void> {
  const step = { entity: 'payout_line', entityId: line.id, at, actorId: null, reason };
  const begun = line.state === 'approved' ? [{ ...step, from: 'approved', to: 'sending' }] : [];
  await history.record(tx, [...begun, { ...step, from: 'sending', to }]);
}

function assertSame(transfer: ProviderTransfer, line: LineRow): void {
  if (transfer.amount !== line.amount) throw new ProviderMismatch(transfer.id, 'amount');
  if (transfer.currency !== line.currency) throw new ProviderMismatch(transfer.id, 'currency');
  if (transfer.accountId !== line.providerAccountId) throw new ProviderMismatch(transfer.id, 'account');
}
