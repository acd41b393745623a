import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Outbox, type OutboxEvent } from '../platform/outbox/index.js';
import { history, transition } from '../platform/states/index.js';
import { PayoutDecided } from './payout.errors.js';
import { type PayoutState, payoutLineTransitions, payoutTransitions } from './payout.state.js';
import { PayoutRecords } from './payout-records.js';
import { type PayoutRow, PayoutsRepository } from './payouts.repository.js';

export interface Decision {
  readonly payout: PayoutRow;
  readonly to: Extract<PayoutState, 'approved' | 'rejected' | 'void'>;
  readonly caller: Caller;
  readonly at: Date;
  /** A code for the history; free text goes to the audit trail alone. */
  readonly reason: string;
  readonly text?: string | undefined;
  readonly news: OutboxEvent;
}

/** Writes a decision about a payout with its lines, history, audit row and news. */
@Injectable()
export class DecidePayout {
  constructor(
    private readonly repository: PayoutsRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly records: PayoutRecords,
  ) {}

  /** @throws PayoutDecided when it is past deciding, also because a line is on its way. */
  async execute(tx: Tx, { payout, to, caller, at, reason, text, news }: Decision): Promise<void> {
    if (!(payoutTransitions[payout.state] as readonly string[]).includes(to)) throw new PayoutDecided();
    const lines = await this.repository.lockLines(tx, payout.id);
    const lineTo = to === 'approved' ? 'approved' : 'rejected';
    if (lines.some(({ state }) => !(payoutLineTransitions[state] as readonly string[]).includes(lineTo))) {
      throw new PayoutDecided();
    }
    await this.repository.decide(tx, payout.id, { to, by: caller.userId, at, reason });
    const ids = lines.map(({ id }) => id);
    await this.repository.setLines(tx, ids, lineTo, lineTo === 'approved' ? at : null);
    const step = { at, actorId: caller.userId, reason };
    await history.record(tx, [
      { entity: 'payout', entityId: payout.id, from: payout.state, to, ...step },
      ...lines.map(({ id, state }) => ({
        entity: 'payout_line',
        entityId: id,
        from: state,
        to: transition(payoutLineTransitions, state, lineTo),
        ...step,
      })),
    ]);
    if (to !== 'approved') await this.records.uncover(tx, payout, at);
    const about = { subject: 'payout', subjectId: payout.id, details: { campaignId: payout.campaignId } };
    await this.audit.record(tx, [{ caller, action: `payout.${to}`, text, ...about }]);
    await this.outbox.emit(tx, [news]);
  }
}
