import { Injectable } from '@nestjs/common';
import { VoidPayout } from '../../payouts/index.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { systemCaller } from '../../platform/http/index.js';
import { PledgeNotFound, Pledges } from '../../pledges/index.js';
import { MakeRefund } from '../make-refund.js';
import { partOf } from '../ordering.rules.js';
import { NothingToRefund } from '../refund.errors.js';
import { RefundFacts } from '../refund-facts.js';
import { withdrawability } from './withdrawal.rules.js';
import { type WithdrawalCase, WithdrawalsRepository } from './withdrawals.repository.js';

const caller = systemCaller('withdrawals');

/**
 * Orders the refund of a pledge that was charged and withdrawn from, once: all that is left of the charge, without the
 * price of rewards that were not withdrawn from. The creator bears it, as of every refund that they order themselves.
 */
@Injectable()
export class OrderWithdrawal {
  constructor(
    private readonly database: Database,
    private readonly pledges: Pledges,
    private readonly facts: RefundFacts,
    private readonly voidPayout: VoidPayout,
    private readonly makeRefund: MakeRefund,
    private readonly withdrawals: WithdrawalsRepository,
  ) {}

  /** @throws RefundTooEarly, EverythingIsRefunded, ChargeDisputed, PayoutUnderWay */
  async execute({ pledgeId, rewards, chargedAt, declaredAt, now }: WithdrawalCase): Promise<void> {
    const place = await this.pledges.placeOf(pledgeId);
    if (!place) throw new PledgeNotFound();
    // What was open when it was declared, however long it took since.
    const { kept } = withdrawability(rewards, chargedAt, declaredAt ?? now);
    await this.database.inTransaction(async (tx) => {
      const held = await this.holdIfAnyIsLeft(tx, place);
      if (!(await this.withdrawals.lockOpen(tx, pledgeId))) return;
      if (!held || held.left.amount <= kept) return this.withdrawals.done(tx, pledgeId, null);
      const { locked, payment, left } = held;
      const part = partOf(left.amount - kept, left);
      const about = { campaignId: locked.campaign.id, caller, at: locked.now, reason: 'refund ordered' };
      await this.voidPayout.execute(tx, about);
      const order = { payment, cause: 'withdrawal', providerFee: 0n, retryOf: null, caller, ...part } as const;
      await this.withdrawals.done(tx, pledgeId, await this.makeRefund.execute(tx, locked, order));
    });
  }

  private async holdIfAnyIsLeft(tx: Tx, place: Parameters<RefundFacts['holdCharge']>[1]) {
    try {
      return await this.facts.holdCharge(tx, place);
    } catch (error) {
      if (error instanceof NothingToRefund) return undefined;
      throw error;
    }
  }
}
