import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { type Tx } from '../../platform/database/index.js';
import { systemCaller } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { birth, history } from '../../platform/states/index.js';
import { disputeClosed, disputeMovedLate, disputeOpened } from './dispute.events.js';
import { type LockedDispute } from './dispute.rules.js';
import { type DisputeState, undecidedStates } from './dispute.state.js';

interface Step {
  /** Null when we hear of it for the first time. */
  readonly from: DisputeState | null;
  readonly to: DisputeState;
  readonly at: Date;
  /** The bank's, as the provider's code. */
  readonly reason: string;
}

/** A dispute has moved: history, audit, and whoever wants to hear of it. */
@Injectable()
export class DisputeNews {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async tell(tx: Tx, { id, campaignId, pledgeId }: LockedDispute, { from, to, at, reason }: Step): Promise<void> {
    const about = { entity: 'dispute', entityId: id, at, actorId: null, reason };
    await history.record(tx, [{ ...about, from: from ?? birth, to }]);
    const caller = systemCaller('disputes.record');
    const details = { campaignId, pledgeId };
    await this.audit.record(tx, [{ caller, action: `dispute.${to}`, subject: 'dispute', subjectId: id, details }]);
    const news = { disputeId: id, campaignId };
    if (!undecidedStates.includes(to)) await this.outbox.emit(tx, [disputeClosed(news)]);
    else if (from === null || isMoreSerious(from, to)) await this.outbox.emit(tx, [disputeOpened(news)]);
  }

  /** Money has moved and the state has not: once the bank has decided, somebody may have to get it. */
  async movedLate(tx: Tx, { id: disputeId, campaignId, state }: LockedDispute): Promise<void> {
    if (!undecidedStates.includes(state)) await this.outbox.emit(tx, [disputeMovedLate({ disputeId, campaignId })]);
  }
}

/** An inquiry has become a dispute. */
const isMoreSerious = (from: DisputeState, to: DisputeState): boolean =>
  from.startsWith('warning_') && !to.startsWith('warning_');
