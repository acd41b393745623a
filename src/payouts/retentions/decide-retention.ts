import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { Users } from '../../users/index.js';
import { CampaignNotSettled } from '../payout.errors.js';
import { assertNotBeneficiary, beneficiariesOf, isPayable } from '../payout.rules.js';
import { PayoutFacts } from '../payout-facts.js';
import { CarryOutRetention } from './carry-out-retention.js';
import { RetentionElsewhere, RetentionSamePerson } from './retention.errors.js';
import { type RetentionState } from './retention.state.js';
import { RetentionSteps } from './retention-steps.js';

/** What people of finance do about money that was with us for too long, and where it leads from each state. */
export const retentionDecisions: Readonly<Record<string, Partial<Record<RetentionState, RetentionState>>>> = {
  'propose-release': { overdue: 'release_proposed' },
  'propose-return': { overdue: 'return_proposed' },
  agree: { release_proposed: 'released', return_proposed: 'returning' },
  decline: { release_proposed: 'overdue', return_proposed: 'overdue' },
};

export type RetentionDecision = 'propose-release' | 'propose-return' | 'agree' | 'decline';

/** Money that was with us for too long: one person proposes what becomes of it, another agrees or declines. */
@Injectable()
export class DecideRetention {
  constructor(
    private readonly database: Database,
    private readonly facts: PayoutFacts,
    private readonly steps: RetentionSteps,
    private readonly carryOut: CarryOutRetention,
    private readonly users: Users,
    private readonly audit: Audit,
  ) {}

  /** @throws CampaignNotSettled, RetentionElsewhere, Beneficiary, RetentionSamePerson, RoleTooYoung, PayoutUnderWay */
  async execute(campaignId: string, what: RetentionDecision, text: string | undefined, caller: Caller): Promise<void> {
    await this.database.inTransaction((tx) => this.decide(tx, campaignId, what, text, caller));
  }

  private async decide(
    tx: Tx,
    campaignId: string,
    what: RetentionDecision,
    text: string | undefined,
    caller: Caller,
  ): Promise<void> {
    const parties = await this.facts.hold(tx, campaignId);
    assertNotBeneficiary(caller.userId, beneficiariesOf(parties));
    if (!isPayable(parties.campaign.state)) throw new CampaignNotSettled();
    const held = await this.steps.lock(tx, campaignId);
    const to = held && retentionDecisions[what]?.[held.state];
    if (!to) throw new RetentionElsewhere({ extra: { state: held?.state } });
    if (what === 'agree') {
      if (held.proposedBy === caller.userId) throw new RetentionSamePerson();
      await this.users.assertSeasonedRole(tx, caller, 'finance');
    }
    const { now: at } = parties;
    if (to === 'released') await this.carryOut.release(tx, { campaignId, caller, at });
    if (to === 'returning') await this.carryOut.giveBack(tx, { campaignId, caller, at });
    const proposedBy = what === 'agree' ? held.proposedBy : what === 'decline' ? null : caller.userId;
    const decidedBy = what === 'agree' ? caller.userId : null;
    await this.steps.move(tx, held, { to, at, actorId: caller.userId, reason: what, proposedBy, decidedBy });
    const subject = { subject: 'retention', subjectId: held.id, details: { campaignId } };
    await this.audit.record(tx, [{ caller, action: `retention.${to}`, text, ...subject }]);
  }
}
