import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { type HeldPledge, PledgeNotFound } from '../../pledges/index.js';
import { RefundFacts } from '../refund-facts.js';
import { ApplyWithdrawals } from './apply-withdrawals.js';
import { ReadWithdrawal, viewOf, type WithdrawalView } from './read-withdrawal.js';
import { NoRightOfWithdrawal } from './withdrawal.errors.js';
import { pledgeWithdrawn } from './withdrawal.events.js';
import { WithdrawalsRepository } from './withdrawals.repository.js';

type Withdrawn = Pick<HeldPledge, 'id' | 'campaignId'>;

/**
 * The backer withdraws from the contract by law, without a reason. It is written down and confirmed by mail first, and
 * then done; what cannot be done at once is tried until it is.
 */
@Injectable()
export class WithdrawPledge {
  constructor(
    private readonly database: Database,
    private readonly facts: RefundFacts,
    private readonly withdrawals: WithdrawalsRepository,
    private readonly outbox: Outbox,
    private readonly apply: ApplyWithdrawals,
    private readonly read: ReadWithdrawal,
  ) {}

  /** The second time it answers what stands. The caller's right to the pledge was asked before. @throws NoRightOfWithdrawal */
  async execute(pledge: Withdrawn): Promise<WithdrawalView> {
    await this.declare(pledge);
    await this.apply.one(pledge.id);
    return this.read.execute(pledge.id);
  }

  private async declare({ id, campaignId }: Withdrawn): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      // The campaign before everything else: the one order of locks. Two presses of the button come one after the other.
      await this.facts.holdPledge(tx, campaignId, id);
      const found = await this.withdrawals.findIn(tx, id);
      if (!found) throw new PledgeNotFound();
      if (found.declaredAt !== null) return;
      if (!viewOf(found).isOpen) throw new NoRightOfWithdrawal();
      await this.withdrawals.declare(tx, found);
      const { now, chargedAt } = found;
      const at = now.toISOString();
      await this.outbox.emit(tx, [pledgeWithdrawn({ pledgeId: id, campaignId, at, isCharged: chargedAt !== null })]);
    });
  }
}
