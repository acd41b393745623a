import { Injectable } from '@nestjs/common';
import { type CampaignState, Campaigns } from '../campaigns/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { systemCaller } from '../platform/http/index.js';
import { DecidePayout } from './decide-payout.js';
import { payoutVoided } from './payout.events.js';
import { isPayable } from './payout.rules.js';
import { PayoutSendingsRepository } from './payout-sendings.repository.js';
import { PayoutsRepository } from './payouts.repository.js';
import { TrancheSteps } from './tranches/tranche-steps.js';

/** What a campaign's own changes mean for its payouts: successful, its tranches begin; called off, nothing more is sent; resumed, it goes on. */
@Injectable()
export class FollowCampaign {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly repository: PayoutsRepository,
    private readonly sendings: PayoutSendingsRepository,
    private readonly decide: DecidePayout,
    private readonly tranches: TrancheSteps,
  ) {}

  async execute({ campaignId, from, to }: { campaignId: string; from: CampaignState; to: CampaignState }) {
    if (to !== 'refunding' && !isPayable(to)) return;
    await this.database.inTransaction(async (tx) => {
      const { campaign, now } = await this.campaigns.lock(tx, campaignId, 'group');
      // As it is now: the news may be old.
      if (campaign.state === 'refunding') await this.callOff(tx, campaignId, now);
      if (!isPayable(campaign.state)) return;
      await this.tranches.hold(tx, campaignId, now);
      if (from === 'suspended') await this.resume(tx, campaignId, campaign.state, now);
    });
  }

  private async callOff(tx: Tx, campaignId: string, at: Date): Promise<void> {
    await this.tranches.endRest(tx, campaignId, { at, actorId: null, reason: 'campaign called off' });
    await this.voidOpen(tx, campaignId, at);
  }

  /** A line that may have left already is followed to its end, from now on; what has not begun is not sent. */
  private async voidOpen(tx: Tx, campaignId: string, at: Date): Promise<void> {
    const payout = await this.repository.lockOpen(tx, campaignId);
    if (!payout) return;
    const lines = await this.repository.lockLines(tx, payout.id);
    if (lines.some(({ state }) => state !== 'prepared' && state !== 'approved')) {
      return this.sendings.wake(tx, campaignId);
    }
    const news = payoutVoided({ payoutId: payout.id, campaignId });
    const caller = systemCaller('payouts.follow-campaign');
    await this.decide.execute(tx, { payout, to: 'void', caller, at, reason: 'campaign called off', news });
  }

  /** A payout whose last line was found sent during the suspension could not move the campaign then. */
  private async resume(tx: Tx, campaignId: string, state: CampaignState, at: Date): Promise<void> {
    await this.sendings.wake(tx, campaignId);
    if (state !== 'successful' || !(await this.repository.isPaid(tx, campaignId))) return;
    const step = { at, actorId: null, reason: 'paid out' };
    await this.campaigns.advanceCampaign(tx, { id: campaignId, from: 'successful', to: 'delivering', ...step });
  }
}
