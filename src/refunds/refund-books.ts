import { Injectable } from '@nestjs/common';
import { type CampaignUnderLock } from '../campaigns/index.js';
import { Ledger } from '../ledger/index.js';
import { type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history } from '../platform/states/index.js';
import { ReclaimExcess } from './disputes/reclaim-excess.js';
import { refundFailed, refundSucceeded } from './refund.events.js';
import { bookingOf, type LockedRefund, refundedBy } from './refund.rules.js';
import { type RefundState } from './refund.state.js';
import { ReturnedTotals } from './returned-totals.js';
import { SetAside } from './set-aside.js';

/** What follows from a refund's steps, in the transaction that takes them: history, ledger, totals, news. */
@Injectable()
export class RefundBooks {
  constructor(
    private readonly totals: ReturnedTotals,
    private readonly ledger: Ledger,
    private readonly setAside: SetAside,
    private readonly reclaimExcess: ReclaimExcess,
    private readonly outbox: Outbox,
  ) {}

  async follow(tx: Tx, locked: CampaignUnderLock, refund: LockedRefund, steps: readonly RefundState[], reason: string) {
    const { now: at } = locked;
    let from = refund.state;
    let refunded = 0n;
    for (const to of steps) {
      await history.record(tx, [{ entity: 'refund', entityId: refund.id, from, to, at, actorId: null, reason }]);
      await this.ledger.post(tx, bookingOf(refund, to, at));
      refunded += refundedBy(refund, from, to);
      from = to;
    }
    if (refunded !== 0n) await this.totals.add(tx, refund.pledgeId, refunded);
    if (steps.at(-1) === 'failed') {
      await this.setAside.back(tx, locked, refund);
      await this.reclaimExcess.execute(tx, locked, refund.pledgeId);
    }
    await this.tell(tx, refund, steps.at(-1));
  }

  /** Of one that the provider never had, nothing has left: what was set aside goes back. */
  async failUnsent(tx: Tx, locked: CampaignUnderLock, refund: LockedRefund, reason: string): Promise<void> {
    const { now: at } = locked;
    const { id: entityId, state: from } = refund;
    await history.record(tx, [{ entity: 'refund', entityId, from, to: 'failed', at, actorId: null, reason }]);
    await this.setAside.back(tx, locked, refund);
    await this.tell(tx, refund, 'failed');
  }

  private async tell(tx: Tx, { id, pledgeId, campaignId }: LockedRefund, to: RefundState | undefined): Promise<void> {
    if (to !== 'succeeded' && to !== 'failed') return;
    const event = to === 'succeeded' ? refundSucceeded : refundFailed;
    await this.outbox.emit(tx, [event({ refundId: id, pledgeId, campaignId })]);
  }
}
