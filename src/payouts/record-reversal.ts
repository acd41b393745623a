import { Injectable, Logger } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { accounts, type Account, Ledger } from '../ledger/index.js';
import { ProviderMismatch, type ProviderReversal, RecordBalanceTransactions } from '../payments/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history } from '../platform/states/index.js';
import { Projects } from '../projects/index.js';
import { transferReversalEnded } from './payout.events.js';
import { type ReversalRow, TransferReversalsRepository } from './transfer-reversals.repository.js';

/** How a reversal ended: its money is back in the campaign's funds and pays what the creator owes, or they owe it still. */
@Injectable()
export class RecordReversal {
  private readonly logger = new Logger(RecordReversal.name);

  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly ledger: Ledger,
    private readonly reversals: TransferReversalsRepository,
    private readonly balanceTransactions: RecordBalanceTransactions,
    private readonly outbox: Outbox,
  ) {}

  /** @throws ProviderMismatch when it is not what was asked for */
  async sent(id: string, reversal: ProviderReversal): Promise<void> {
    await this.ending(id, async (tx, held, creatorId, at) => {
      assertSame(reversal, held);
      const { currency, campaignId } = held;
      const reference = `transfer-reversal-${id}`;
      const funds = accounts.campaignFunds(campaignId);
      const postings = [{ from: accounts.recipientPaid(held.recipientId), to: funds, amount: held.amount }];
      await this.ledger.post(tx, [{ reference, currency, at, postings }]);
      const { balanceTransaction: transaction } = reversal;
      if (transaction) await this.balanceTransactions.execute(tx, [{ transaction, ledgerReference: reference }]);
      await this.payDebt(tx, held, accounts.creatorReceivable(creatorId), at);
      await this.reversals.end(tx, id, { state: 'sent', providerId: reversal.id, failureCode: null });
      return { to: 'sent', reason: 'reversed' };
    });
  }

  /** The provider will not: the recipient's balance lacks it, or the account is gone. The debt stays. */
  async failed(id: string, code: string): Promise<void> {
    await this.ending(id, async (tx) => {
      this.logger.error({ message: 'a transfer could not be reversed; the creator owes it', reversal: id, code });
      await this.reversals.end(tx, id, { state: 'failed', providerId: null, failureCode: code });
      return { to: 'failed', reason: code };
    });
  }

  private async ending(
    id: string,
    end: (tx: Tx, held: ReversalRow, creatorId: string, at: Date) => Promise<{ to: string; reason: string }>,
  ): Promise<void> {
    const campaignId = await this.reversals.campaignOf(id);
    if (!campaignId) return;
    await this.database.inTransaction(async (tx) => {
      const { campaign, now } = await this.campaigns.lock(tx, campaignId, 'group');
      const held = await this.reversals.lock(tx, id);
      if (held?.state !== 'requested') return;
      const { ownerId } = await this.projects.get(campaign.projectId, tx);
      const step = await end(tx, held, ownerId, now);
      await history.record(tx, [
        { entity: 'transfer_reversal', entityId: id, from: 'requested', ...step, at: now, actorId: null },
      ]);
      await this.outbox.emit(tx, [transferReversalEnded({ causeId: held.causeId, campaignId })]);
    });
  }

  private async payDebt(tx: Tx, { id, campaignId, currency, amount }: ReversalRow, receivable: Account, at: Date) {
    const owed = -(await this.ledger.balance(receivable, currency, tx));
    const paid = owed < amount ? owed : amount;
    if (paid <= 0n) return;
    const postings = [{ from: accounts.campaignFunds(campaignId), to: receivable, amount: paid }];
    await this.ledger.post(tx, [{ reference: `debt-paid-${id}`, currency, at, postings }]);
  }
}

function assertSame(reversal: ProviderReversal, held: ReversalRow): void {
  if (reversal.amount !== held.amount) throw new ProviderMismatch(reversal.id, 'amount');
  if (reversal.currency !== held.currency) throw new ProviderMismatch(reversal.id, 'currency');
}
