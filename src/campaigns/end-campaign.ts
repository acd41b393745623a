import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { campaignCalledOff, campaignCancelled } from './campaign.events.js';
import { Campaigns, type Step } from './campaigns.repository.js';
import { decideEnding } from './ending.rules.js';
import { type CampaignUnderLock, roundsOf } from './locked-campaign.js';
import { endsUncharged } from './round.rules.js';

/** Calls a campaign off under its lock, whoever decided it: what follows for its rounds and who is told. */
@Injectable()
export class EndCampaign {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly outbox: Outbox,
  ) {}

  /** @throws IllegalTransition */
  async execute(tx: Tx, held: CampaignUnderLock, step: Step): Promise<void> {
    const { id: campaignId, state: from } = held.campaign;
    const rounds = roundsOf(held).map(({ round }) => round);
    const to = decideEnding(
      from,
      rounds.map(({ state }) => state),
    );
    const refunds = to === 'refunding';
    const reason = refunds && { refundReason: 'cancelled' as const };
    await this.campaigns.advanceCampaign(tx, { id: campaignId, from, to, ...reason, ...step });
    for (const { number, state } of rounds.filter((round) => endsUncharged(round.state))) {
      await this.campaigns.advanceRound(tx, { campaignId, number, from: state, to: 'failed', ...step });
    }
    await this.outbox.emit(tx, [refunds ? campaignCalledOff({ campaignId }) : campaignCancelled({ campaignId })]);
  }
}
