import { Injectable } from '@nestjs/common';
import { Campaigns, type CampaignUnderLock } from '../../campaigns/index.js';
import { accounts, Ledger } from '../../ledger/index.js';
import { type PaymentView, type ProviderBalanceTransaction, RecordBalanceTransactions } from '../../payments/index.js';
import {
  CoverLack,
  CreatorDebts,
  PayoutUnderWay,
  TransferReversalsRepository,
  VoidPayout,
} from '../../payouts/index.js';
import { type Tx } from '../../platform/database/index.js';
import { systemCaller } from '../../platform/http/index.js';
import { Projects } from '../../projects/index.js';
import { EndUnsentRefunds } from '../end-unsent-refunds.js';
import { RefundFacts } from '../refund-facts.js';
import { ReturnShares } from '../return-shares.js';
import {
  across,
  bookingOf,
  feeAccountOf,
  type LockedDispute,
  movementReference,
  type Parts,
  reclaimBookingOf,
  reclaimedOf,
  returnedOf,
  takenOf,
} from './dispute.rules.js';
import { DisputesRepository } from './disputes.repository.js';

/** A disputed charge under its campaign's lock. */
export interface DisputedCharge {
  readonly locked: CampaignUnderLock;
  readonly payment: PaymentView;
  readonly dispute: LockedDispute;
}

/** The money of disputes: what the bank took and gave back, its fee, the platform's share, and whose debt it is. */
@Injectable()
export class DisputeBooks {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly facts: RefundFacts,
    private readonly disputes: DisputesRepository,
    private readonly ledger: Ledger,
    private readonly balanceTransactions: RecordBalanceTransactions,
    private readonly endUnsent: EndUnsentRefunds,
    private readonly voidPayout: VoidPayout,
    private readonly transfers: TransferReversalsRepository,
    private readonly coverLack: CoverLack,
    private readonly debts: CreatorDebts,
    private readonly shares: ReturnShares,
  ) {}

  /** Books those movements that are not booked yet, in their order. @throws DisputeWaits */
  async move(tx: Tx, charge: DisputedCharge, movements: readonly ProviderBalanceTransaction[]): Promise<void> {
    const unknown = await this.disputes.unknown(tx, movements.map(({ id }) => id)); // prettier-ignore
    const fresh = movements.filter(({ id }) => unknown.has(id));
    for (const movement of fresh.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())) {
      if (movement.amount < 0n) await this.take(tx, charge, movement);
      else await this.giveBack(tx, charge, movement);
    }
  }

  /** A lost dispute returns the platform's share, as a refund does; one that is won after all takes it again. */
  async returnShare(tx: Tx, locked: CampaignUnderLock, dispute: LockedDispute): Promise<void> {
    const { id, round, state, isUnexpected } = dispute;
    if (isUnexpected || (state !== 'lost' && state !== 'won')) return;
    await this.shares.execute(tx, locked, round, `dispute-share-${id}-${state}`);
    await this.payDebts(tx, locked, dispute, `dispute-share-${id}`);
  }

  /** A refund came back whose charge the bank had taken as well: it was the pledge's after all. */
  async reclaim(tx: Tx, locked: CampaignUnderLock, payment: PaymentView): Promise<void> {
    for (const dispute of await this.disputes.ofPayment(tx, payment.id)) {
      const { out } = await this.disputes.out(tx, dispute.id);
      const parts = reclaimedOf(out, await this.facts.left(tx, payment));
      if (parts.excess <= 0n) continue;
      const id = await this.disputes.newMovementId(tx);
      await this.cover(tx, locked, dispute, id, -parts.amount);
      await this.ledger.post(tx, [reclaimBookingOf(dispute, id, parts, locked.now)]);
      await this.write(tx, dispute, id, null, parts);
      if (dispute.state === 'lost' && !dispute.isUnexpected) {
        await this.shares.execute(tx, locked, dispute.round, `dispute-share-${id}-lost`);
      }
    }
  }

  private async take(tx: Tx, charge: DisputedCharge, movement: ProviderBalanceTransaction): Promise<void> {
    const { locked, payment, dispute } = charge;
    const { campaign, now: at } = locked;
    await this.endUnsent.execute(tx, locked, payment.id);
    await this.makeRoom(tx, locked);
    const parts = takenOf(-movement.amount, await this.facts.left(tx, payment));
    const id = await this.disputes.newMovementId(tx);
    const hasPaidOut = await this.transfers.hasPaidOut(tx, campaign.id);
    const feeAccount = feeAccountOf(dispute, { campaignState: campaign.state, hasPaidOut });
    const fee = feeAccount === accounts.campaignFunds(campaign.id) ? movement.fee : 0n;
    await this.cover(tx, locked, dispute, id, fee - (dispute.isUnexpected ? 0n : parts.amount));
    const { currency } = payment;
    const reference = `provider-fee-${movement.id}`;
    await this.ledger.post(tx, [
      bookingOf(dispute, id, parts, at),
      { reference, currency, at, postings: [across(feeAccount, -movement.fee)] },
    ]);
    await this.mirror(tx, id, movement);
    await this.write(tx, dispute, id, movement.id, parts);
  }

  private async giveBack(tx: Tx, charge: DisputedCharge, movement: ProviderBalanceTransaction): Promise<void> {
    const { locked, payment, dispute } = charge;
    const { out } = await this.disputes.out(tx, dispute.id);
    const parts = returnedOf(movement.amount, out);
    const id = await this.disputes.newMovementId(tx);
    const { now: at } = locked;
    const { currency } = payment;
    const reference = `provider-fee-${movement.id}`;
    // Whatever the provider does with its fee when it gives money back, it is the platform's.
    await this.ledger.post(tx, [
      bookingOf(dispute, id, parts, at),
      { reference, currency, at, postings: [across(accounts.platformCosts, -movement.fee)] },
    ]);
    await this.mirror(tx, id, movement);
    await this.write(tx, dispute, id, movement.id, parts);
    await this.payDebts(tx, locked, dispute, `dispute-won-${id}`);
  }

  /** The open payout was prepared with money that is gone. One on its way is followed to its end. */
  private async makeRoom(tx: Tx, { campaign, now: at }: CampaignUnderLock): Promise<void> {
    const caller = systemCaller('disputes.record');
    await this.voidPayout
      .execute(tx, { campaignId: campaign.id, caller, at, reason: 'disputed charge' })
      .catch((error: unknown) => {
        if (!(error instanceof PayoutUnderWay)) throw error;
      });
  }

  private async cover(tx: Tx, locked: CampaignUnderLock, dispute: LockedDispute, causeId: string, amount: bigint) {
    if (amount <= 0n || dispute.isUnexpected) return;
    const { campaign, now: at } = locked;
    const { ownerId: creatorId } = await this.projects.get(campaign.projectId, tx);
    await this.coverLack.execute(tx, { campaign, creatorId, amount, causeId, at });
  }

  /** What is there again pays first what was owed for this dispute. */
  private async payDebts(tx: Tx, { campaign, now: at }: CampaignUnderLock, dispute: LockedDispute, because: string) {
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

  private async mirror(tx: Tx, id: string, transaction: ProviderBalanceTransaction): Promise<void> {
    await this.balanceTransactions.execute(tx, [{ transaction, ledgerReference: movementReference(id) }]);
  }

  private async write(tx: Tx, dispute: LockedDispute, id: string, transactionId: string | null, parts: Parts) {
    await this.disputes.addMovement(tx, dispute.id, id, transactionId, parts);
    if (dispute.isUnexpected) return;
    await this.campaigns.applyTotals(tx, dispute.campaignId, dispute.round, { refunded: -parts.amount });
  }
}
