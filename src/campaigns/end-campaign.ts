import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { campaignCalledOff, campaignCancelled } from './campaign.events.js';
import { Campaigns, type Step } from './campaigns.repository.js';
import { decideEnding } from './ending.rules.js';
import { type CampaignUnderLock } from './locked-campaign.js';

/** Calls a campaign off under its lock, whoever decided it: what follows for its round and who is told. */
@Injectable()
export class EndCampaign {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly outbox: Outbox,
  ) {}

  /** @throws IllegalTransition */
  async execute(tx: Tx, { campaign, round }: CampaignUnderLock, step: Step): Promise<void> {
    const { id: campaignId, state: from } = campaign;
    const ending = decideEnding(from, campaign.suspendedFrom, round.state);
    const refunds = ending.to === 'refunding';
    const reason = refunds && { refundReason: 'cancelled' as const };
    await this.campaigns.advanceCampaign(tx, { id: campaignId, from, to: ending.to, ...reason, ...step });
    if (ending.round) {
      const { number, state } = round;
      await this.campaigns.advanceRound(tx, { campaignId, number, from: state, to: ending.round, ...step });
    }
    await this.outbox.emit(tx, [refunds ? campaignCalledOff({ campaignId }) : campaignCancelled({ campaignId })]);
  }
}
