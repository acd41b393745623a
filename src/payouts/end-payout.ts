import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history } from '../platform/states/index.js';
import { payoutFailed, payoutPaid } from './payout.events.js';
import { PayoutRecords } from './payout-records.js';
import { PayoutsRepository } from './payouts.repository.js';
import { Reserves } from './reserves.js';
import { endOf } from './sending.rules.js';
import { TrancheSteps } from './tranches/tranche-steps.js';

/** A payout is paid when every line is sent, and failed when one of them was refused and none is open any more. */
@Injectable()
export class EndPayout {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly repository: PayoutsRepository,
    private readonly outbox: Outbox,
    private readonly records: PayoutRecords,
    private readonly tranches: TrancheSteps,
    private readonly reserves: Reserves,
  ) {}

  /** Does nothing while a line is open. The locks of campaign, payout and lines are held. */
  async execute(tx: Tx, payoutId: string, at: Date): Promise<void> {
    const payout = await this.repository.lock(tx, payoutId);
    const { state, campaignId } = payout;
    const lines = await this.repository.lockLines(tx, payoutId);
    const to = endOf(lines);
    if (state !== 'approved' || to === undefined) return;
    await this.repository.decide(tx, payoutId, { to, by: null, at, reason: null });
    if (lines.every((line) => line.state === 'failed')) await this.records.uncover(tx, payout, at);
    else await this.reserves.begin(tx, payout, at);
    const reason = to === 'paid' ? 'every line sent' : 'a line refused';
    const step = { at, actorId: null };
    await history.record(tx, [{ entity: 'payout', entityId: payoutId, from: state, to, reason, ...step }]);
    await this.outbox.emit(tx, [(to === 'paid' ? payoutPaid : payoutFailed)({ payoutId, campaignId })]);
    if (to === 'paid') await this.tranches.paid(tx, campaignId, payout.trancheId, at);
    const campaign = await this.campaigns.find(campaignId, tx);
    // A suspended one goes on when it is resumed.
    if (to !== 'paid' || campaign?.state !== 'successful') return;
    const delivering = { id: campaignId, from: 'successful', to: 'delivering', reason: 'paid out' } as const;
    await this.campaigns.advanceCampaign(tx, { ...delivering, ...step });
  }
}
