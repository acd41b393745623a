import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { type RoundRef } from './rounds.repository.js';
import { roundClosing } from './settlement.events.js';

/** How long the closing may take, in milliseconds of business time: the hold of a pledge made in the last instant. */
export const closingMs = 30 * 60 * 1000;

/** The deadline: from here on no new pledge, change or cancel. What is still pending is asked for by event. */
@Injectable()
export class CloseRound {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly outbox: Outbox,
  ) {}

  /** Does nothing before the deadline and nothing the second time. The lock waits for pledges that are being taken. */
  async execute({ campaignId, round: number }: RoundRef): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { campaign, round, now } = await this.campaigns.lock(tx, campaignId, 'close');
      // The round that is open is always the newest.
      if (round.number !== number || round.state !== 'open' || now < round.deadline) return;
      const step = { at: now, actorId: null, reason: 'deadline' };
      const closingEndsAt = new Date(now.getTime() + closingMs);
      await this.campaigns.advanceRound(tx, {
        ...step,
        campaignId,
        number,
        from: 'open',
        to: 'closing',
        set: { closingEndsAt },
      });
      if (campaign.state === 'suspended') await this.campaigns.closeBehindSuspension(tx, campaignId, now);
      else await this.campaigns.advanceCampaign(tx, { ...step, id: campaignId, from: campaign.state, to: 'closing' });
      await this.outbox.emit(tx, [roundClosing({ campaignId, round: number })]);
    });
  }
}
