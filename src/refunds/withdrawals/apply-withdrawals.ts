import { Injectable, Logger } from '@nestjs/common';
import { PayoutUnderWay } from '../../payouts/index.js';
import { Database } from '../../platform/database/index.js';
import { Problem, systemCaller } from '../../platform/http/index.js';
import { CancelPledge } from '../../pledges/index.js';
import { ChargeDisputed } from '../disputes/dispute.errors.js';
import { EverythingIsRefunded, RefundTooEarly } from '../refund.errors.js';
import { OrderWithdrawal } from './order-withdrawal.js';
import { deedOf } from './withdrawal.rules.js';
import { type WithdrawalCase, WithdrawalsRepository } from './withdrawals.repository.js';

const batch = 50;

/** What passes by itself: the round is not settled, all goes back already, a bank decides, a transfer is on its way. */
const passing = [RefundTooEarly, EverythingIsRefunded, ChargeDisputed, PayoutUnderWay];

/** Does what withdrawals ask for: the pledge is cancelled before it is charged, and its refund ordered afterwards. */
@Injectable()
export class ApplyWithdrawals {
  private readonly logger = new Logger(ApplyWithdrawals.name);

  constructor(
    private readonly database: Database,
    private readonly withdrawals: WithdrawalsRepository,
    private readonly cancelPledge: CancelPledge,
    private readonly order: OrderWithdrawal,
  ) {}

  /** All that is due. Whatever cannot be done yet is due again later, so each batch gets shorter. */
  async execute(): Promise<void> {
    for (;;) {
      const due = await this.withdrawals.due(batch);
      if (due.length === 0) return;
      for (const { pledgeId } of due) await this.one(pledgeId);
    }
  }

  /** Safe to repeat, and to run twice at once. */
  async one(pledgeId: string): Promise<void> {
    const found = await this.withdrawals.find(pledgeId);
    if (!found) return;
    try {
      const deed = deedOf(found.state);
      if (deed === 'wait') return await this.later(pledgeId);
      if (deed === 'refund') return await this.order.execute(found);
      if (deed === 'cancel') await this.cancel(found);
      await this.database.inTransaction((tx) => this.withdrawals.done(tx, pledgeId, null));
    } catch (error) {
      // It stands from its declaration on, and one that fails does not keep others from being done.
      if (!passes(error, found)) this.logger.error(`the withdrawal from pledge ${pledgeId} was not done`, error);
      await this.later(pledgeId);
    }
  }

  private async cancel({ pledgeId: id, campaignId }: WithdrawalCase): Promise<void> {
    await this.cancelPledge.inAnyCase({ id, campaignId }, systemCaller('withdrawals'), 'withdrawn from by law');
  }

  private async later(pledgeId: string): Promise<void> {
    await this.database.inTransaction((tx) => this.withdrawals.later(tx, pledgeId));
  }
}

/** From the deadline until the charge a pledge is no longer cancelled; what was charged then goes back. */
function passes(error: unknown, { state }: WithdrawalCase): boolean {
  if (passing.some((problem) => error instanceof problem)) return true;
  return deedOf(state) === 'cancel' && error instanceof Problem && error.kind === 'conflict';
}
