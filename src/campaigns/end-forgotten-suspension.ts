import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { Campaigns } from './campaigns.repository.js';
import { EndCampaign } from './end-campaign.js';
import { longestSuspensionMs } from './ending.rules.js';

/** A suspension that nobody lifted in 30 days ends the campaign. Running it twice, or too early, does nothing. */
@Injectable()
export class EndForgottenSuspension {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly endCampaign: EndCampaign,
  ) {}

  async execute(id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const held = await this.campaigns.lock(tx, id, 'close');
      const { suspendedAt } = held.campaign;
      if (suspendedAt === null || held.now.getTime() - suspendedAt.getTime() < longestSuspensionMs) return;
      await this.endCampaign.execute(tx, held, { at: held.now, actorId: null, reason: 'suspended for 30 days' });
    });
  }
}
