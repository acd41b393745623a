import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { ProviderMismatch, type ProviderTransfer, RecordBalanceTransactions } from '../payments/index.js';
import { type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history } from '../platform/states/index.js';
import { payoutFailed, payoutPaid } from './payout.events.js';
import { PayoutSendingsRepository } from './payout-sendings.repository.js';
import { type LineRow, type PayoutRow, PayoutsRepository } from './payouts.repository.js';

/**
 * What the provider says of a transfer: the answer of the call, a webhook and a later look all end here. The line moves
 * forward only, its money is posted once, and the payout is paid when its last line is sent.
 */
@Injectable()
export class RecordTransfer {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly ledger: Ledger,
    private readonly balanceTransactions: RecordBalanceTransactions,
    private readonly repository: PayoutsRepository,
    private readonly sendings: PayoutSendingsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Ignores a transfer that is not ours. @throws ProviderMismatch when it is not what was approved. */
  async execute(tx: Tx, transfer: ProviderTransfer): Promise<void> {
    const line = transfer.payoutLineId ? await this.repository.findLine('id', transfer.payoutLineId) : undefined;
    const known = line && (await this.repository.find(line.payoutId));
    if (!line || !known) return;
    assertSame(transfer, line);
    const { now } = await this.campaigns.lock(tx, known.campaignId, 'group');
    const payout = await this.repository.lock(tx, known.id);
    const reference = `payout-line-${line.id}`;
    const { balanceTransaction } = transfer;
    if (balanceTransaction) await this.balanceTransactions.execute(tx, [{ transaction: balanceTransaction, ledgerReference: reference }]); // prettier-ignore
    if (!(await this.sendings.finish(tx, line.id, 'sent', { transferId: transfer.id }))) return;
    const funds = accounts.campaignFunds(payout.campaignId);
    const postings = [{ from: funds, to: accounts.recipientPaid(line.recipientId), amount: line.amount }];
    await this.ledger.post(tx, [{ reference, currency: line.currency, at: now, postings }]);
    await remember(tx, line, 'sent', now, 'transferred');
    const lines = await this.repository.lockLines(tx, payout.id);
    if (lines.every(({ state }) => state === 'sent')) await this.paid(tx, payout, now);
  }

  /** The provider will not send it: for staff, who prepare another payout when the cause is mended. */
  async refused(tx: Tx, line: LineRow, failureCode: string): Promise<void> {
    const known = await this.repository.find(line.payoutId);
    if (!known) return;
    const { now } = await this.campaigns.lock(tx, known.campaignId, 'group');
    const payout = await this.repository.lock(tx, line.payoutId);
    if (!(await this.sendings.finish(tx, line.id, 'failed', { failureCode }))) return;
    await remember(tx, line, 'failed', now, failureCode);
    if (payout.state === 'approved') await this.end(tx, payout, 'failed', now);
    const { campaignId } = payout;
    await this.outbox.emit(tx, [payoutFailed({ payoutId: payout.id, campaignId, lineId: line.id })]);
  }

  private async paid(tx: Tx, payout: PayoutRow, at: Date): Promise<void> {
    if (payout.state !== 'approved') return;
    await this.end(tx, payout, 'paid', at);
    const { id: payoutId, campaignId } = payout;
    const campaign = await this.campaigns.find(campaignId, tx);
    if (campaign?.state === 'successful') {
      const step = { at, actorId: null, reason: 'paid out' };
      await this.campaigns.advanceCampaign(tx, { id: campaignId, from: 'successful', to: 'delivering', ...step });
    }
    await this.outbox.emit(tx, [payoutPaid({ payoutId, campaignId })]);
  }

  private async end(tx: Tx, payout: PayoutRow, to: 'paid' | 'failed', at: Date): Promise<void> {
    await this.repository.decide(tx, payout.id, to, null, at, null);
    const step = {
      from: payout.state,
      to,
      at,
      actorId: null,
      reason: to === 'paid' ? 'every line sent' : 'a line failed',
    };
    await history.record(tx, [{ entity: 'payout', entityId: payout.id, ...step }]);
  }
}

const remember = (tx: Tx, line: LineRow, to: string, at: Date, reason: string): Promise<void> =>
  history.record(tx, [{ entity: 'payout_line', entityId: line.id, from: 'sending', to, at, actorId: null, reason }]);

function assertSame(transfer: ProviderTransfer, line: LineRow): void {
  if (transfer.amount !== line.amount) throw new ProviderMismatch(transfer.id, 'amount');
  if (transfer.currency !== line.currency) throw new ProviderMismatch(transfer.id, 'currency');
  if (transfer.accountId !== line.providerAccountId) throw new ProviderMismatch(transfer.id, 'account');
}
