import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { type Caller, Idempotency } from '../../platform/http/index.js';
import { isPartyOf } from '../../projects/index.js';
import { HoldTranche } from './hold-tranche.js';
import { TrancheNotFound } from './tranche.errors.js';
import { TrancheSteps } from './tranche-steps.js';
import { TranchesRepository } from './tranches.repository.js';

export interface Evidence {
  readonly text: string;
  readonly urls: readonly string[];
}

/** The creator shows what a tranche asks for; also as an answer to a refusal, until two people have refused it for good. */
@Injectable()
export class HandInEvidence {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly holdTranche: HoldTranche,
    private readonly repository: TranchesRepository,
    private readonly steps: TrancheSteps,
    private readonly audit: Audit,
  ) {}

  /** @throws TrancheNotFound also to whoever is no party; CampaignNotSettled, TrancheNotNext, TrancheElsewhere */
  async execute(id: string, evidence: Evidence, caller: Caller): Promise<void> {
    const { campaignId } = await this.repository.get(id);
    await this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, () => this.handIn(tx, { id, campaignId }, evidence, caller)),
    );
  }

  private async handIn(tx: Tx, about: { id: string; campaignId: string }, { text, urls }: Evidence, caller: Caller) {
    const held = await this.holdTranche.execute(tx, about, 'waiting', 'refusal_proposed');
    const { project, tranche, now: at } = held;
    if (!isPartyOf(project, caller)) throw new TrancheNotFound();
    const handedInBy = caller.userId ?? '';
    await this.repository.addEvidence(tx, { trancheId: about.id, text, urls: [...urls], handedInBy, handedInAt: at });
    await this.steps.move(tx, tranche, { to: 'handed_in', at, actorId: caller.userId, reason: 'evidence handed in' });
    const subject = { subject: 'tranche', subjectId: about.id, details: { campaignId: about.campaignId } };
    await this.audit.record(tx, [{ caller, action: 'tranche.handed-in', ...subject }]);
    return about.id;
  }
}
