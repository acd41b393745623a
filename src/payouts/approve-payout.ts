import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Users } from '../users/index.js';
import { DecidePayout } from './decide-payout.js';
import {
  CampaignNotSettled,
  PayoutDecided,
  PayoutNotFound,
  PayoutOutdated,
  PayoutsBlocked,
  RecipientNotReady,
  SamePerson,
} from './payout.errors.js';
import { payoutApproved, payoutVoided } from './payout.events.js';
import { assertNotBeneficiary, beneficiariesOf, isPayable } from './payout.rules.js';
import { PayoutFacts } from './payout-facts.js';
import { PayoutsRepository } from './payouts.repository.js';
import { accountChange } from './sending.rules.js';

/** The second pair of eyes: another person approves exactly what was prepared, and it is sent. */
@Injectable()
export class ApprovePayout {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly facts: PayoutFacts,
    private readonly repository: PayoutsRepository,
    private readonly decide: DecidePayout,
  ) {}

  /**
   * What is not any more what was prepared becomes void, for good, and only then the caller is told.
   *
   * @throws PayoutNotFound, SamePerson, Beneficiary, RoleTooYoung, PayoutDecided, CampaignNotSettled, RecipientNotReady, PayoutsBlocked;
   *   PayoutOutdated when the account or the sum has changed.
   */
  async execute(id: string, caller: Caller): Promise<void> {
    const known = await this.repository.find(id);
    if (!known) throw new PayoutNotFound();
    const { campaignId } = known;
    const outdated = await this.database.inTransaction((tx) => this.approve(tx, { id, campaignId }, caller));
    if (outdated) throw new PayoutOutdated();
  }

  private async approve(tx: Tx, { id, campaignId }: { id: string; campaignId: string }, caller: Caller) {
    const held = await this.facts.hold(tx, campaignId);
    const { campaign, recipient, now } = held;
    const payout = await this.repository.lock(tx, id);
    if (payout.preparedBy === caller.userId) throw new SamePerson();
    assertNotBeneficiary(caller.userId, beneficiariesOf(held));
    await this.users.assertSeasonedRole(tx, caller, 'finance');
    if (payout.state !== 'prepared') throw new PayoutDecided();
    if (!isPayable(campaign.state)) throw new CampaignNotSettled();
    const lines = await this.repository.lockLines(tx, id);
    // What the creator has come to owe since is to be paid first.
    const { funds, debt } = await this.facts.sums.left(held, tx);
    const changed = lines.map((line) => accountChange(line, recipient)).find((change) => change !== undefined);
    if (changed || funds - debt < payout.amount) {
      const reason = changed ?? 'funds changed';
      const news = payoutVoided({ payoutId: id, campaignId });
      await this.decide.execute(tx, { payout, to: 'void', caller, at: now, reason, news });
      return true;
    }
    if (recipient?.transfers !== 'active') throw new RecipientNotReady();
    const reasons = await this.repository.blockedBy(campaignId, tx);
    if (reasons.length > 0) throw new PayoutsBlocked({ extra: { reasons } });
    const news = payoutApproved({ payoutId: id, campaignId });
    await this.decide.execute(tx, { payout, to: 'approved', caller, at: now, reason: 'approved', news });
    return false;
  }
}
