import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Campaigns } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { PayoutBlocks } from '../payouts/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { history } from '../platform/states/index.js';
import { correctionOf } from './booking.rules.js';
import { type BookedTo } from './break.entity.js';
import { BreakResolved, BreakWithoutCampaign, CampaignFundsTooSmall } from './break.errors.js';
import { BreaksRepository, type LockedBreak } from './breaks.repository.js';
import { stopPayouts } from './judge-differences.js';

export interface Resolution {
  readonly bookedTo: BookedTo;
  /** What was found out; kept with the break and in the audit trail. */
  readonly reason: string;
}

/** Somebody of finance says what a difference was and where it belongs: the ledger then agrees with the provider. */
@Injectable()
export class ResolveBreak {
  constructor(
    private readonly database: Database,
    private readonly breaks: BreaksRepository,
    private readonly ledger: Ledger,
    private readonly blocks: PayoutBlocks,
    private readonly campaigns: Campaigns,
    private readonly audit: Audit,
  ) {}

  /** @throws BreakNotFound, BreakResolved, BreakWithoutCampaign, CampaignFundsTooSmall */
  async execute(id: string, resolution: Resolution, caller: Caller): Promise<void> {
    await this.database.inTransaction((tx) => this.resolve(tx, id, resolution, caller));
  }

  private async resolve(tx: Tx, id: string, { bookedTo, reason }: Resolution, caller: Caller): Promise<void> {
    // The campaign is everybody's first lock, and of which one a break is does not change.
    const campaignId = bookedTo === 'campaign' ? await this.breaks.campaignOf(tx, id) : null;
    if (campaignId !== null) await this.campaigns.lock(tx, campaignId, 'group');
    const held = await this.breaks.lock(tx, id);
    if (held.state !== 'open') throw new BreakResolved();
    if (bookedTo === 'campaign') await this.assertCovered(tx, held);
    const at = held.now;
    await this.breaks.resolve(tx, id, { by: caller.userId, at, bookedTo, reason });
    await this.ledger.post(tx, correctionOf(held, bookedTo, at));
    const step = { entity: 'break', entityId: id, from: 'open', to: 'resolved', at, actorId: caller.userId };
    await history.record(tx, [{ ...step, reason: `booked to ${bookedTo}` }]);
    await this.audit.record(tx, [
      {
        caller,
        action: 'break.resolved',
        subject: 'break',
        subjectId: id,
        details: {
          campaignId: held.campaignId,
          bookedTo,
          about: held.movement ?? held.ledgerReference,
          amount: held.amount.toString(),
          currency: held.currency,
        },
        text: reason,
      },
    ]);
    await stopPayouts(tx, this.blocks, this.breaks);
  }

  /** What a campaign is owed never falls below zero. */
  private async assertCovered(tx: Tx, { campaignId, amount, currency }: LockedBreak): Promise<void> {
    if (campaignId === null) throw new BreakWithoutCampaign();
    const funds = await this.ledger.balance(accounts.campaignFunds(campaignId), currency, tx);
    if (funds + amount < 0n) throw new CampaignFundsTooSmall();
  }
}
