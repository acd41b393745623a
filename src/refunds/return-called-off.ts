import { Injectable, Logger } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { RefundingsReport } from './refundings.report.js';
import { ReturnUnpaid } from './return-unpaid.js';

const atOnce = 50;

/** Of campaigns that were called off after part of them was paid out, what is unpaid goes back. */
@Injectable()
export class ReturnCalledOff {
  private readonly logger = new Logger(ReturnCalledOff.name);

  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly report: RefundingsReport,
    private readonly returnUnpaid: ReturnUnpaid,
  ) {}

  /** Those that are due. One campaign's trouble keeps no other. */
  async execute(): Promise<void> {
    for (const campaignId of await this.report.toReturn(atOnce)) {
      await this.begin(campaignId).catch((error: unknown) =>
        this.logger.error(`what is unpaid of campaign ${campaignId} did not go back`, error),
      );
    }
  }

  private async begin(campaignId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = await this.campaigns.lock(tx, campaignId, 'group');
      if (await this.report.isToReturn(tx, campaignId)) await this.returnUnpaid.ofCalledOff(tx, locked);
    });
  }
}
