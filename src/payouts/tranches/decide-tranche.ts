import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { dayOf } from '../../campaigns/index.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { Users } from '../../users/index.js';
import { assertNotBeneficiary, beneficiariesOf } from '../payout.rules.js';
import { HoldTranche, type HeldTranche } from './hold-tranche.js';
import { TrancheSamePerson } from './tranche.errors.js';
import { assertRefusable } from './tranche.rules.js';
import { type TrancheState } from './tranche.state.js';
import { TrancheSteps } from './tranche-steps.js';
import { TranchesRepository } from './tranches.repository.js';

/** What people of finance do with a tranche, from which state and to which. */
export const trancheDecisions = {
  accept: { from: 'handed_in', to: 'accepted', done: 'accepted' },
  'refuse-evidence': { from: 'handed_in', to: 'waiting', done: 'evidence-refused' },
  'propose-refusal': { from: 'waiting', to: 'refusal_proposed', done: 'refusal-proposed' },
  keep: { from: 'refusal_proposed', to: 'waiting', done: 'kept' },
  refuse: { from: 'refusal_proposed', to: 'refused', done: 'refused' },
} as const satisfies Record<string, { from: TrancheState; to: TrancheState; done: string }>;

export type TrancheDecision = keyof typeof trancheDecisions;

/** Finance judges what was shown; that a tranche is refused for good takes two of them, and ends those after it. */
@Injectable()
export class DecideTranche {
  constructor(
    private readonly database: Database,
    private readonly holdTranche: HoldTranche,
    private readonly repository: TranchesRepository,
    private readonly steps: TrancheSteps,
    private readonly audit: Audit,
    private readonly users: Users,
  ) {}

  /** @throws TrancheNotFound, CampaignNotSettled, TrancheNotNext, TrancheElsewhere, Beneficiary, TrancheNotRefusable, TrancheSamePerson, RoleTooYoung */
  async execute(id: string, what: TrancheDecision, text: string | undefined, caller: Caller): Promise<void> {
    const { campaignId } = await this.repository.get(id);
    await this.database.inTransaction((tx) => this.decide(tx, { id, campaignId }, what, text, caller));
  }

  private async decide(
    tx: Tx,
    about: { id: string; campaignId: string },
    what: TrancheDecision,
    text: string | undefined,
    caller: Caller,
  ): Promise<void> {
    const { from, to, done } = trancheDecisions[what];
    const held = await this.holdTranche.execute(tx, about, from);
    assertMay(held, what, caller);
    if (what === 'refuse') await this.users.assertSeasonedRole(tx, caller, 'finance');
    const { tranche, now: at } = held;
    const proposedBy = what === 'propose-refusal' ? caller.userId : what === 'refuse' ? tranche.proposedBy : null;
    const refusedBy = what === 'refuse' ? caller.userId : null;
    const step = { at, actorId: caller.userId, reason: done };
    await this.steps.move(tx, tranche, { ...step, to, proposedBy, refusedBy });
    if (what === 'refuse') await this.steps.endRest(tx, about.campaignId, { ...step, reason: 'earlier one refused' });
    const subject = { subject: 'tranche', subjectId: about.id, details: { campaignId: about.campaignId } };
    await this.audit.record(tx, [{ caller, action: `tranche.${done}`, text, ...subject }]);
  }
}

function assertMay(held: HeldTranche, what: TrancheDecision, { userId }: Caller): void {
  const { campaign, tranche, now, graceDays } = held;
  assertNotBeneficiary(userId, beneficiariesOf(held));
  if (what === 'propose-refusal') assertRefusable(tranche, { today: dayOf(now, campaign.zone), graceDays });
  if (what === 'refuse' && tranche.proposedBy === userId) throw new TrancheSamePerson();
}
