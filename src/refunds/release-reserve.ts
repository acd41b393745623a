import { Injectable, Logger } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { Reserves } from '../payouts/index.js';
import { Database } from '../platform/database/index.js';
import { DisputesRepository } from './disputes/disputes.repository.js';
import { ReservesDueReport } from './reserves-due.report.js';

const atOnce = 50;

/** What was kept back of a payout for refunds and disputes, and not needed, is the campaign's again, to be paid out. */
@Injectable()
export class ReleaseReserve {
  private readonly logger = new Logger(ReleaseReserve.name);

  constructor(
    private readonly database: Database,
    private readonly report: ReservesDueReport,
    private readonly campaigns: Campaigns,
    private readonly disputes: DisputesRepository,
    private readonly reserves: Reserves,
  ) {}

  /** Those that are due. One campaign's trouble keeps no other. */
  async execute(): Promise<void> {
    for (const payout of await this.report.payouts(atOnce)) {
      await this.release(payout).catch((error: unknown) =>
        this.logger.error(`the reserve of payout ${payout.id} was not released`, error),
      );
    }
  }

  private async release({ id, campaignId }: { id: string; campaignId: string }): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { campaign, now: at } = await this.campaigns.lock(tx, campaignId, 'group');
      if (!(await this.disputes.isOpen(tx, campaignId))) await this.reserves.release(tx, { campaign, at }, id);
    });
  }
}
