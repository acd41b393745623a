import { Injectable } from '@nestjs/common';
import { Campaigns, type CampaignUnderLock } from '../../campaigns/index.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { ReturnShares } from '../return-shares.js';
import { DisputeDebts } from './dispute-debts.js';
import { type LockedDispute } from './dispute.rules.js';

/** The platform's share of what banks keep. */
@Injectable()
export class DisputeShares {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly shares: ReturnShares,
    private readonly debts: DisputeDebts,
  ) {}

  /** A lost dispute returns it, as a refund does; one that is won after all takes it again. */
  async follow(tx: Tx, locked: CampaignUnderLock, dispute: LockedDispute): Promise<void> {
    const { id, round, state, isUnexpected } = dispute;
    if (isUnexpected || (state !== 'lost' && state !== 'won')) return;
    await this.shares.execute(tx, locked, round, `dispute-share-${id}-${state}`);
    await this.debts.pay(tx, locked, dispute, `dispute-share-${id}-${state}`);
  }

  /** The fee of a round is taken of all that was collected; what had gone back by then pays none. */
  async ofBefore({ campaignId, round }: { campaignId: string; round: number }): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = await this.campaigns.lock(tx, campaignId, 'group');
      await this.shares.execute(tx, locked, round, `share-of-before-${campaignId}-${round}`);
    });
  }
}
