import { Injectable } from '@nestjs/common';
import { type CampaignUnderLock } from '../../campaigns/index.js';
import { PayoutUnderWay, VoidPayout } from '../../payouts/index.js';
import { type Tx } from '../../platform/database/index.js';
import { systemCaller } from '../../platform/http/index.js';
import { EndUnsentRefunds } from '../end-unsent-refunds.js';

/** The bank has taken a charge: nobody else may count on its money any more. */
@Injectable()
export class ClearWay {
  constructor(
    private readonly endUnsent: EndUnsentRefunds,
    private readonly voidPayout: VoidPayout,
  ) {}

  /** The open payout is void; one on its way is followed to its end. @throws DisputeWaits */
  async execute(tx: Tx, locked: CampaignUnderLock, paymentId: string): Promise<void> {
    await this.endUnsent.execute(tx, locked, paymentId);
    const caller = systemCaller('disputes.record');
    await this.voidPayout
      .execute(tx, { campaignId: locked.campaign.id, caller, at: locked.now, reason: 'disputed charge' })
      .catch((error: unknown) => {
        if (!(error instanceof PayoutUnderWay)) throw error;
      });
  }
}
