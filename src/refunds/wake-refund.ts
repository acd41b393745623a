import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { TransferReversalsRepository } from '../payouts/index.js';
import { Database } from '../platform/database/index.js';
import { RefundsRepository } from './refunds.repository.js';

/** A transfer has come back, or never will: the refund that waited for it is sent, since the backer is owed it either way. */
@Injectable()
export class WakeRefund {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly reversals: TransferReversalsRepository,
    private readonly refunds: RefundsRepository,
  ) {}

  /** Does nothing while another transfer is still coming for it, and nothing the second time. */
  async execute({ causeId, campaignId }: { causeId: string; campaignId: string }): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { now } = await this.campaigns.lock(tx, campaignId, 'group');
      if (!(await this.reversals.isOpen(tx, causeId))) await this.refunds.due(tx, causeId, now);
    });
  }
}
