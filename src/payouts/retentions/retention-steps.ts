import { Injectable } from '@nestjs/common';
import { type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { birth, history, transition } from '../../platform/states/index.js';
import { type Retention } from './retention.entity.js';
import { retentionMoved } from './retention.events.js';
import { type RetentionState, retentionTransitions } from './retention.state.js';
import { RetentionsRepository } from './retentions.repository.js';

export interface RetentionStep {
  readonly to: RetentionState;
  readonly at: Date;
  readonly actorId: string | null;
  readonly reason: string;
  readonly dueAt?: Date | null;
  readonly proposedBy?: string | null;
  readonly decidedBy?: string | null;
}

/** The steps of the money that is with us, with history and news. The campaign's lock is held. */
@Injectable()
export class RetentionSteps {
  constructor(
    private readonly repository: RetentionsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Harmless when repeated. */
  async begin(tx: Tx, of: { campaignId: string; since: Date; dueAt: Date }, at: Date): Promise<void> {
    const entityId = await this.repository.insert(tx, of);
    const step = { from: birth, to: 'running', at, actorId: null, reason: 'campaign successful' };
    if (entityId) await history.record(tx, [{ entity: 'retention', entityId, ...step }]);
  }

  lock(tx: Tx, campaignId: string): Promise<Retention | undefined> {
    return this.repository.lock(tx, campaignId);
  }

  async move(tx: Tx, held: Retention, { to, dueAt, proposedBy, decidedBy, ...step }: RetentionStep): Promise<void> {
    const { id: retentionId, campaignId, state: from } = held;
    transition<RetentionState, RetentionState>(retentionTransitions, from, to);
    const people = { proposedBy: proposedBy ?? null, decidedBy: decidedBy ?? null };
    await this.repository.change(tx, { ...held, state: to, dueAt: dueAt ?? null, ...people });
    await history.record(tx, [{ entity: 'retention', entityId: retentionId, from, to, ...step }]);
    await this.outbox.emit(tx, [retentionMoved({ retentionId, campaignId, from, to, at: step.at.toISOString() })]);
  }
}
