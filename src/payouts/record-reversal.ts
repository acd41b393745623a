import { Injectable, Logger } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { ProviderMismatch, type ProviderReversal } from '../payments/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history } from '../platform/states/index.js';
import { transferReversalEnded } from './payout.events.js';
import { ReversalBooks } from './reversal-books.js';
import { type ReversalRow, TransferReversalsRepository } from './transfer-reversals.repository.js';

type End = (tx: Tx, held: ReversalRow, projectId: string, at: Date) => Promise<{ to: string; reason: string }>;

/** How a reversal ended: its money is back in the campaign's funds and pays what the creator owes, or they owe it still. */
@Injectable()
export class RecordReversal {
  private readonly logger = new Logger(RecordReversal.name);

  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly reversals: TransferReversalsRepository,
    private readonly books: ReversalBooks,
    private readonly outbox: Outbox,
  ) {}

  /** @throws ProviderMismatch when it is not what was asked for */
  async sent(id: string, reversal: ProviderReversal): Promise<void> {
    await this.ending(id, async (tx, held, projectId, at) => {
      assertSame(reversal, held);
      await this.books.cameBack(tx, { held, projectId, balanceTransaction: reversal.balanceTransaction, at });
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

  private async ending(id: string, end: End): Promise<void> {
    const campaignId = await this.reversals.campaignOf(id);
    if (!campaignId) return;
    await this.database.inTransaction(async (tx) => {
      const { campaign, now: at } = await this.campaigns.lock(tx, campaignId, 'group');
      const held = await this.reversals.lock(tx, id);
      if (held?.state !== 'requested') return;
      const step = { ...(await end(tx, held, campaign.projectId, at)), from: 'requested', at, actorId: null };
      await history.record(tx, [{ entity: 'transfer_reversal', entityId: id, ...step }]);
      await this.outbox.emit(tx, [transferReversalEnded({ causeId: held.causeId, campaignId })]);
    });
  }
}

function assertSame(reversal: ProviderReversal, held: ReversalRow): void {
  if (reversal.amount !== held.amount) throw new ProviderMismatch(reversal.id, 'amount');
  if (reversal.currency !== held.currency) throw new ProviderMismatch(reversal.id, 'currency');
}
