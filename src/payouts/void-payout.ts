import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { DecidePayout } from './decide-payout.js';
import { PayoutUnderWay } from './payout.errors.js';
import { payoutVoided } from './payout.events.js';
import { PayoutsRepository } from './payouts.repository.js';

/** Money is about to go back, so what was prepared is not what would be sent: the open payout is void. */
@Injectable()
export class VoidPayout {
  constructor(
    private readonly repository: PayoutsRepository,
    private readonly decide: DecidePayout,
  ) {}

  /** The campaign's lock is held. @throws PayoutUnderWay when a line may have left already */
  async execute(tx: Tx, about: { campaignId: string; caller: Caller; at: Date; reason: string }): Promise<void> {
    const { campaignId, caller, at, reason } = about;
    const payout = await this.repository.lockOpen(tx, campaignId);
    if (!payout) return;
    const lines = await this.repository.lockLines(tx, payout.id);
    if (lines.some(({ state }) => state !== 'prepared' && state !== 'approved')) throw new PayoutUnderWay();
    const news = payoutVoided({ payoutId: payout.id, campaignId });
    await this.decide.execute(tx, { payout, to: 'void', caller, at, reason, news });
  }
}
