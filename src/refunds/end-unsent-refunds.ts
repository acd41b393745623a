import { Injectable } from '@nestjs/common';
import { type CampaignUnderLock } from '../campaigns/index.js';
import { type Tx } from '../platform/database/index.js';
import { history } from '../platform/states/index.js';
import { DisputeWaits } from './disputes/dispute.errors.js';
import { chargeDisputed } from './refund.state.js';
import { RefundsRepository } from './refunds.repository.js';
import { SetAside } from './set-aside.js';

/** The bank has taken a charge back: refunds of it that have not been sent never will be, and what was set aside is free. */
@Injectable()
export class EndUnsentRefunds {
  constructor(
    private readonly refunds: RefundsRepository,
    private readonly setAside: SetAside,
  ) {}

  /** The campaign's lock is held. @throws DisputeWaits while the provider may have one that we do not know of */
  async execute(tx: Tx, locked: CampaignUnderLock, paymentId: string): Promise<void> {
    const unsent = await this.refunds.unsentOf(tx, paymentId);
    if (unsent.some(({ isCalled }) => isCalled)) throw new DisputeWaits(paymentId, 'a refund that is being sent');
    for (const refund of await this.refunds.lock(
      tx,
      unsent.map(({ id }) => id),
    )) {
      // prettier-ignore
      const { id: entityId, state: from } = refund;
      const to = from === 'proposed' ? 'rejected' : 'failed';
      await this.refunds.change(tx, entityId, {
        state: to,
        providerId: null,
        dueAt: null,
        failureCode: chargeDisputed,
      });
      const step = { from, to, at: locked.now, actorId: null, reason: chargeDisputed };
      await history.record(tx, [{ entity: 'refund', entityId, ...step }]);
      await this.setAside.back(tx, locked, refund);
    }
  }
}
