import { Injectable } from '@nestjs/common';
import { type CampaignUnderLock } from '../../campaigns/index.js';
import { type Tx } from '../../platform/database/index.js';
import { RefundFacts } from '../refund-facts.js';
import { ReturnShares } from '../return-shares.js';
import { DisputeDebts } from './dispute-debts.js';
import { DisputeMovements } from './dispute-movements.js';
import { reclaimBookingOf, reclaimedOf } from './dispute.rules.js';
import { DisputesRepository } from './disputes.repository.js';

/** A refund came back whose charge the bank had taken as well: what the platform bore was the pledge's after all. */
@Injectable()
export class ReclaimExcess {
  constructor(
    private readonly facts: RefundFacts,
    private readonly disputes: DisputesRepository,
    private readonly movements: DisputeMovements,
    private readonly debts: DisputeDebts,
    private readonly shares: ReturnShares,
  ) {}

  /** The refund is failed already, and what was sent is back. */
  async execute(tx: Tx, locked: CampaignUnderLock, pledgeId: string): Promise<void> {
    const payment = await this.facts.paymentOf(tx, pledgeId);
    for (const dispute of await this.disputes.ofPayment(tx, payment.id)) {
      const { out } = await this.disputes.out(tx, dispute.id);
      const parts = reclaimedOf(out, await this.facts.left(tx, payment));
      if (parts.excess <= 0n) continue;
      const id = await this.disputes.newMovementId(tx);
      await this.debts.cover(tx, locked, dispute, id, -parts.amount);
      const ledger = [reclaimBookingOf(dispute, id, parts, locked.now)];
      await this.movements.write(tx, { dispute, id, parts, transaction: null, ledger });
      if (dispute.state !== 'lost' || dispute.isUnexpected) continue;
      await this.shares.execute(tx, locked, dispute.round, `dispute-share-${id}-lost`);
    }
  }
}
