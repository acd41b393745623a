import { Injectable } from '@nestjs/common';
import { type CampaignUnderLock } from '../../campaigns/index.js';
import { accounts, Ledger } from '../../ledger/index.js';
import { CoverLack, CreatorDebts } from '../../payouts/index.js';
import { type Tx } from '../../platform/database/index.js';
import { Projects } from '../../projects/index.js';
import { type LockedDispute } from './dispute.rules.js';
import { DisputesRepository } from './disputes.repository.js';

/** Whose debt it is when the funds lack what a bank takes, and who is paid first when there is something again. */
@Injectable()
export class DisputeDebts {
  constructor(
    private readonly projects: Projects,
    private readonly disputes: DisputesRepository,
    private readonly ledger: Ledger,
    private readonly coverLack: CoverLack,
    private readonly debts: CreatorDebts,
  ) {}

  /** Before `amount` leaves the funds for the movement. */
  async cover(tx: Tx, locked: CampaignUnderLock, dispute: LockedDispute, movementId: string, amount: bigint) {
    if (amount <= 0n || dispute.isUnexpected) return;
    const { campaign, now: at } = locked;
    const { ownerId: creatorId } = await this.projects.get(campaign.projectId, tx);
    await this.coverLack.execute(tx, { campaign, creatorId, amount, causeId: movementId, at });
  }

  /** From the funds, at most what was owed for this dispute. */
  async pay(tx: Tx, { campaign, now: at }: CampaignUnderLock, dispute: LockedDispute, because: string): Promise<void> {
    if (dispute.isUnexpected) return;
    const { movements } = await this.disputes.out(tx, dispute.id);
    let lack = 0n;
    for (const id of movements) lack += await this.coverLack.lackOf(tx, id);
    const funds = await this.ledger.balance(accounts.campaignFunds(campaign.id), campaign.currency, tx);
    const amount = lack < funds ? lack : funds;
    if (amount <= 0n) return;
    const { ownerId: creatorId } = await this.projects.get(campaign.projectId, tx);
    await this.debts.pay(tx, { creatorId, campaign, amount, reference: `debt-back-${because}`, at });
  }
}
