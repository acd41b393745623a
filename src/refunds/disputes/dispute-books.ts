import { Injectable } from '@nestjs/common';
import { accounts } from '../../ledger/index.js';
import { type ProviderBalanceTransaction } from '../../payments/index.js';
import { TransferReversalsRepository } from '../../payouts/index.js';
import { type Tx } from '../../platform/database/index.js';
import { RefundFacts } from '../refund-facts.js';
import { ClearWay } from './clear-way.js';
import { DisputeDebts } from './dispute-debts.js';
import { DisputeMovements } from './dispute-movements.js';
import { across, bookingOf, feeAccountOf, type LockedDispute, returnedOf, takenOf } from './dispute.rules.js';
import { type HeldCharge } from './disputed-charges.js';
import { DisputesRepository } from './disputes.repository.js';

/** What a bank took and gave back, as the provider's movements tell it. */
@Injectable()
export class DisputeBooks {
  constructor(
    private readonly facts: RefundFacts,
    private readonly disputes: DisputesRepository,
    private readonly movements: DisputeMovements,
    private readonly clearWay: ClearWay,
    private readonly transfers: TransferReversalsRepository,
    private readonly debts: DisputeDebts,
  ) {}

  /** Books those that are not booked yet, in their order. Answers whether there were any. @throws DisputeWaits */
  async execute(
    tx: Tx,
    charge: HeldCharge,
    dispute: LockedDispute,
    movements: readonly ProviderBalanceTransaction[],
  ): Promise<boolean> {
    const unknown = await this.disputes.unknown(tx, movements.map(({ id }) => id)); // prettier-ignore
    const fresh = movements.filter(({ id }) => unknown.has(id));
    for (const movement of fresh.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())) {
      if (movement.amount < 0n) await this.take(tx, charge, dispute, movement);
      else await this.giveBack(tx, charge, dispute, movement);
    }
    return fresh.length > 0;
  }

  private async take(tx: Tx, charge: HeldCharge, dispute: LockedDispute, transaction: ProviderBalanceTransaction) {
    const { locked, payment } = charge;
    const { campaign, now: at } = locked;
    await this.clearWay.execute(tx, locked, payment.id);
    const parts = takenOf(-transaction.amount, await this.facts.left(tx, payment));
    const id = await this.disputes.newMovementId(tx);
    const hasPaidOut = await this.transfers.hasPaidOut(tx, campaign.id);
    const feeAccount = feeAccountOf(dispute, { campaignState: campaign.state, hasPaidOut });
    const fee = feeAccount === accounts.campaignFunds(campaign.id) ? transaction.fee : 0n;
    await this.debts.cover(tx, locked, dispute, id, fee - parts.amount);
    const postings = [across(feeAccount, -transaction.fee)];
    const fees = { reference: `provider-fee-${transaction.id}`, currency: dispute.currency, at, postings };
    const ledger = [bookingOf(dispute, id, parts, at), fees];
    await this.movements.write(tx, { dispute, id, parts, transaction, ledger });
  }

  private async giveBack(tx: Tx, charge: HeldCharge, dispute: LockedDispute, transaction: ProviderBalanceTransaction) {
    const { locked } = charge;
    const { now: at } = locked;
    const { out } = await this.disputes.out(tx, dispute.id);
    const parts = returnedOf(transaction.amount, out);
    const id = await this.disputes.newMovementId(tx);
    // Whatever the provider does with its fee when it gives money back, it is the platform's.
    const postings = [across(accounts.platformCosts, -transaction.fee)];
    const fees = { reference: `provider-fee-${transaction.id}`, currency: dispute.currency, at, postings };
    const ledger = [bookingOf(dispute, id, parts, at), fees];
    await this.movements.write(tx, { dispute, id, parts, transaction, ledger });
    await this.debts.pay(tx, locked, dispute, `dispute-${id}`);
  }
}
