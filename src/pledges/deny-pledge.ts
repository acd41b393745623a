import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller, Problem } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { CancelPledge } from './cancel-pledge.js';
import { DenialsRepository } from './denials.repository.js';
import { type HeldPledge } from './held-pledge.js';
import { type DenialOutcome, pledgeDenied } from './pledge.events.js';
import { hasEnded } from './pledge.state.js';

/**
 * “This was not me”: whoever reads the address of a guest's pledge did not make it. What is not charged yet is cancelled,
 * its card forgotten, and for 30 days no guest pledges with this address. Of what is charged, or about to be, finance is
 * told: a click by a link moves no money.
 */
@Injectable()
export class DenyPledge {
  constructor(
    private readonly database: Database,
    private readonly cancelPledge: CancelPledge,
    private readonly denials: DenialsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** The caller's link was asked before. Harmless the second time. */
  async execute(pledge: HeldPledge, caller: Caller): Promise<DenialOutcome> {
    const outcome = await this.end(pledge, caller);
    await this.database.inTransaction(async (tx) => {
      if (!(await this.denials.insert(tx, pledge.id))) return;
      await this.outbox.emit(tx, [pledgeDenied({ pledgeId: pledge.id, campaignId: pledge.campaignId, outcome })]);
    });
    return outcome;
  }

  isDenied(pledgeId: string): Promise<boolean> {
    return this.denials.exists(pledgeId);
  }

  private async end(pledge: HeldPledge, caller: Caller): Promise<DenialOutcome> {
    if (pledge.state !== 'pending' && pledge.state !== 'active') return isHarmless(pledge) ? 'ended' : 'told';
    try {
      await this.cancelPledge.inAnyCase(pledge, caller, 'denied by whoever reads its address');
      return 'ended';
    } catch (error) {
      // The deadline has passed meanwhile: it is about to be charged.
      if (error instanceof Problem && error.kind === 'conflict') return 'told';
      throw error;
    }
  }
}

/** It has ended, and nothing was charged for it. */
const isHarmless = ({ state }: HeldPledge): boolean => hasEnded(state) && state !== 'collected';
