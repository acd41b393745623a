import { Injectable } from '@nestjs/common';
import { Campaigns } from '../../campaigns/index.js';
import { type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { birth, history, transition } from '../../platform/states/index.js';
import { trancheMoved } from './tranche.events.js';
import { type LockedTranche, openTranches } from './tranche.rules.js';
import { type TrancheState, trancheTransitions } from './tranche.state.js';
import { TranchesRepository } from './tranches.repository.js';

export interface TrancheStep {
  readonly to: TrancheState;
  readonly at: Date;
  readonly actorId: string | null;
  readonly reason: string;
  readonly proposedBy?: string | null;
  readonly refusedBy?: string | null;
}

/** The steps of tranches with history and news. The campaign's lock is held. */
@Injectable()
export class TrancheSteps {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly repository: TranchesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** The tranches of a campaign that has succeeded, by number, made when they are not there yet. */
  async hold(tx: Tx, campaignId: string, at: Date): Promise<LockedTranche[]> {
    const plan = await this.campaigns.tranches(campaignId, tx);
    if (plan.length === 0) return [];
    const made = await this.repository.insert(tx, campaignId, plan);
    const step = { entity: 'tranche', from: birth, at, actorId: null, reason: 'campaign successful' };
    await history.record(tx, made.map(({ id, state }) => ({ ...step, entityId: id, to: state }))); // prettier-ignore
    return this.repository.lock(tx, campaignId);
  }

  async move(tx: Tx, tranche: LockedTranche, { to, proposedBy, refusedBy, ...step }: TrancheStep): Promise<void> {
    const { id: trancheId, campaignId, state: from } = tranche;
    transition<TrancheState, TrancheState>(trancheTransitions, from, to);
    await this.repository.move(tx, tranche, to, { proposedBy: proposedBy ?? null, refusedBy: refusedBy ?? null });
    await history.record(tx, [{ entity: 'tranche', entityId: trancheId, from, to, ...step }]);
    await this.outbox.emit(tx, [trancheMoved({ trancheId, campaignId, from, to, at: step.at.toISOString() })]);
  }

  /** Nothing more is paid from those that are left. */
  async endRest(tx: Tx, campaignId: string, step: Omit<TrancheStep, 'to'>): Promise<void> {
    for (const tranche of openTranches(await this.repository.lock(tx, campaignId))) {
      if (tranche.state !== 'refused') await this.move(tx, tranche, { ...step, to: 'ended' });
    }
  }

  /** The payout of a tranche has left. */
  async paid(tx: Tx, campaignId: string, trancheId: string | null, at: Date): Promise<void> {
    const tranche = (await this.repository.lock(tx, campaignId)).find(({ id }) => id === trancheId);
    if (tranche?.state !== 'accepted') return;
    await this.move(tx, tranche, { to: 'paid', at, actorId: null, reason: 'paid out' });
  }

  /** The one that was refused for good, while what is unpaid goes back. */
  async refused(tx: Tx, campaignId: string): Promise<LockedTranche | undefined> {
    return (await this.repository.lock(tx, campaignId)).find(({ state }) => state === 'refused');
  }

  /** All that was unpaid was asked back. */
  async returned(tx: Tx, campaignId: string, at: Date): Promise<void> {
    const tranche = await this.refused(tx, campaignId);
    if (!tranche) return;
    const { proposedBy, refusedBy } = tranche;
    const step = { at, actorId: null, reason: 'everybody asked for', proposedBy, refusedBy };
    await this.move(tx, tranche, { to: 'returned', ...step });
  }
}
