import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { AfterReturnReport } from './after-return.report.js';
import { RetentionSteps } from './retentions/retention-steps.js';
import { TrancheSteps } from './tranches/tranche-steps.js';

/** Why what is unpaid of a campaign goes back, and the two people who decided it. */
export interface UnpaidReturn {
  readonly cause: 'tranche' | 'held';
  /** Of the tranche, or of the retention. */
  readonly id: string;
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
}

/** Decisions that what is unpaid goes back, while it does. The campaign's lock is held. */
@Injectable()
export class UnpaidReturns {
  constructor(
    private readonly tranches: TrancheSteps,
    private readonly retentions: RetentionSteps,
    private readonly after: AfterReturnReport,
  ) {}

  /** What of `amount` may be paid out: what did not go back with the rest is not the creator's without two people saying so. */
  async payable(campaignId: string, amount: bigint, tx?: Tx): Promise<bigint> {
    const after = await this.after.ofCreator(campaignId, tx);
    return after ? least(amount, after.payable) : amount;
  }

  /** What of the funds stays the creator's when the rest goes back; null when nothing went back, or it was released to them. */
  async ofCreator(tx: Tx, campaignId: string): Promise<bigint | null> {
    const after = await this.after.ofCreator(campaignId, tx);
    return after && (after.payable > 0n ? after.payable : 0n) + after.onItsWay;
  }

  /** Those that were decided, and of which not everything was asked back yet. */
  async open(tx: Tx, campaignId: string): Promise<UnpaidReturn[]> {
    const tranche = await this.tranches.refused(tx, campaignId);
    const retention = await this.retentions.lock(tx, campaignId);
    const open: UnpaidReturn[] = [];
    if (tranche) {
      const { id, proposedBy, refusedBy: decidedBy } = tranche;
      open.push({ cause: 'tranche', id, proposedBy, decidedBy });
    }
    if (retention?.state === 'returning') {
      const { id, proposedBy, decidedBy } = retention;
      open.push({ cause: 'held', id, proposedBy, decidedBy });
    }
    return open;
  }

  /** All of it was asked back. */
  async finish(tx: Tx, campaignId: string, cause: UnpaidReturn['cause'], at: Date): Promise<void> {
    if (cause === 'tranche') return this.tranches.returned(tx, campaignId, at);
    const held = await this.retentions.lock(tx, campaignId);
    if (held?.state !== 'returning') return;
    const { proposedBy, decidedBy } = held;
    const step = { at, actorId: null, reason: 'everybody asked for', proposedBy, decidedBy };
    await this.retentions.move(tx, held, { to: 'returned', ...step });
  }
}

/** Not below zero, but for an amount that is. */
const least = (amount: bigint, most: bigint): bigint => (amount <= most ? amount : most > 0n ? most : 0n);
