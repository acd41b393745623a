import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Users } from '../users/index.js';
import { DecidePayout } from './decide-payout.js';
import { CampaignNotSettled, PayoutOutdated, RecipientNotReady, SamePerson } from './payout.errors.js';
import { payoutApproved } from './payout.events.js';
import { assertNotBeneficiary, payable } from './payout.rules.js';
import { PayoutFacts } from './payout-facts.js';
import { PayoutsRepository } from './payouts.repository.js';

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
   * @throws PayoutNotFound, SamePerson, Beneficiary, RoleTooYoung, PayoutDecided, PayoutOutdated, RecipientNotReady,
   *   CampaignNotSettled
   */
  async execute(id: string, caller: Caller): Promise<void> {
    const known = await this.repository.find(id);
    await this.database.inTransaction(async (tx) => {
      const held = known && (await this.facts.hold(tx, known.campaignId));
      const payout = await this.repository.lock(tx, id);
      if (!held) throw new PayoutOutdated();
      const { campaign, project, recipient, now } = held;
      if (payout.preparedBy === caller.userId) throw new SamePerson();
      assertNotBeneficiary(caller.userId, [project.ownerId, project.deputyId, recipient?.userId ?? null]);
      await this.users.assertSeasonedRole(tx, caller, 'finance');
      if (!(payable as readonly string[]).includes(campaign.state)) throw new CampaignNotSettled();
      const [line] = await this.repository.lockLines(tx, id);
      if (recipient?.providerAccountId !== line?.providerAccountId) throw new PayoutOutdated();
      if (recipient?.transfers !== 'active') throw new RecipientNotReady();
      if ((await this.facts.funds(tx, campaign)) < payout.amount) throw new PayoutOutdated();
      const news = payoutApproved({ payoutId: id, campaignId: payout.campaignId });
      await this.decide.execute(tx, { payout, to: 'approved', caller, at: now, reason: 'approved', news });
    });
  }
}
