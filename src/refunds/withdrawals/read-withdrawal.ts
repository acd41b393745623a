import { Injectable } from '@nestjs/common';
import { PledgeNotFound } from '../../pledges/index.js';
import { withdrawability } from './withdrawal.rules.js';
import { type WithdrawalCase, WithdrawalsRepository } from './withdrawals.repository.js';

/** What the law gives the backer of a pledge now, and whether they have used it. */
export interface WithdrawalView {
  readonly isOpen: boolean;
  /** Null while no end is known, and when there is no right. */
  readonly until: Date | null;
  readonly declaredAt: Date | null;
  /** Its rewards that are not withdrawn from. */
  readonly keptRewards: readonly string[];
}

/** States in which there is nothing to withdraw from: nothing was charged, and nothing will be. */
const over: readonly WithdrawalCase['state'][] = ['cancelled', 'expired', 'released', 'dropped'];

export function viewOf({ rewards, chargedAt, now, state, declaredAt }: WithdrawalCase): WithdrawalView {
  const { isOpen, until, keptRewards } = withdrawability(rewards, chargedAt, now);
  return { isOpen: isOpen && declaredAt === null && !over.includes(state), until, declaredAt, keptRewards };
}

/** Reads it for whoever may see the pledge, which was asked before. */
@Injectable()
export class ReadWithdrawal {
  constructor(private readonly withdrawals: WithdrawalsRepository) {}

  /** @throws PledgeNotFound */
  async execute(pledgeId: string): Promise<WithdrawalView> {
    const found = await this.withdrawals.find(pledgeId);
    if (!found) throw new PledgeNotFound();
    return viewOf(found);
  }
}
