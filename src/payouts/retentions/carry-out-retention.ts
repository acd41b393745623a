import { Injectable } from '@nestjs/common';
import { type Tx } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { TrancheSteps } from '../tranches/tranche-steps.js';
import { VoidPayout } from '../void-payout.js';

interface Agreed {
  readonly campaignId: string;
  readonly caller: Caller;
  readonly at: Date;
}

/** What two people have decided about money that was with us for too long. The campaign's lock is held. */
@Injectable()
export class CarryOutRetention {
  constructor(
    private readonly tranches: TrancheSteps,
    private readonly voidPayout: VoidPayout,
  ) {}

  /** All of it can be paid out: no tranche stands in its way any more. */
  async release(tx: Tx, { campaignId, caller, at }: Agreed): Promise<void> {
    await this.tranches.endRest(tx, campaignId, { at, actorId: caller.userId, reason: 'released' });
  }

  /** None of it is paid out; the news of it begins the refunds. @throws PayoutUnderWay */
  async giveBack(tx: Tx, { campaignId, caller, at }: Agreed): Promise<void> {
    await this.voidPayout.execute(tx, { campaignId, caller, at, reason: 'unpaid goes back' });
    await this.tranches.endRest(tx, campaignId, { at, actorId: caller.userId, reason: 'unpaid goes back' });
  }
}
