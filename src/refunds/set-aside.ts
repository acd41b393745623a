import { Injectable } from '@nestjs/common';
import { type CampaignUnderLock, gained, roundsOf } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { CoverLack, CreatorDebts } from '../payouts/index.js';
import { type Tx } from '../platform/database/index.js';
import { Projects } from '../projects/index.js';
import { shareOf } from './ordering.rules.js';
import { RefundsNotCovered } from './refund.errors.js';
import { type LockedRefund } from './refund.rules.js';
import { RefundsRepository } from './refunds.repository.js';
import { backFrom, type Shares, setAsideOf } from './set-aside.rules.js';

/**
 * What is to go back stands apart from the campaign's funds from the moment it is asked for, with the platform's share
 * returned, so that no payout and no other refund can spend it. All under the campaign's lock.
 */
@Injectable()
export class SetAside {
  constructor(
    private readonly ledger: Ledger,
    private readonly projects: Projects,
    private readonly refunds: RefundsRepository,
    private readonly coverLack: CoverLack,
    private readonly debts: CreatorDebts,
  ) {}

  /**
   * Any number, whose money has to be there: nobody comes to owe it. Nothing while a transfer may have left, for what goes
   * back depends on it.
   *
   * @throws RefundsNotCovered
   */
  async all(tx: Tx, locked: CampaignUnderLock, refunds: readonly LockedRefund[]): Promise<void> {
    const { campaign, now } = locked;
    if (refunds.length === 0) return;
    if (await this.coverLack.hasLeft(tx, campaign.id)) throw new RefundsNotCovered(campaign.id);
    const shares = await this.sharesOf(tx, locked, refunds);
    await this.ledger.post(
      tx,
      refunds.map((refund, index) => setAsideOf(refund, shares[index] ?? none, 0n, now)),
    );
    if ((await this.coverLack.lacking(tx, campaign, 0n)) > 0n) throw new RefundsNotCovered(campaign.id);
  }

  /**
   * One that was decided: what the funds lack is the creator's debt, and taken back from what was transferred at once or,
   * with `takesBack` false, when it is approved. Answers whether it waits for a transfer.
   */
  async one(tx: Tx, locked: CampaignUnderLock, refund: LockedRefund, takesBack: boolean): Promise<boolean> {
    const { campaign, now: at } = locked;
    const [shares = none] = await this.sharesOf(tx, locked, [refund]);
    const uncovered = -(await this.ledger.balance(accounts.campaignFeesDue(campaign.id), campaign.currency, tx));
    const booking = setAsideOf(refund, shares, uncovered, at);
    const funds = accounts.campaignFunds(campaign.id);
    const leaving = booking.postings.reduce((sum, { from, to, amount }) => sum + (from === funds ? amount : to === funds ? -amount : 0n), 0n); // prettier-ignore
    const { ownerId: creatorId } = await this.projects.get(campaign.projectId, tx);
    const needed = { campaign, creatorId, amount: leaving, causeId: refund.id, at };
    const waits = await this.coverLack.execute(tx, needed, takesBack);
    await this.ledger.post(tx, [booking]);
    return waits;
  }

  /** It will not go back: its row is failed or rejected already. The campaign has it again, and debts are paid first. */
  async back(tx: Tx, locked: CampaignUnderLock, refund: LockedRefund): Promise<void> {
    if (refund.cause === 'unexpected_receipt') return;
    const { campaign, now: at } = locked;
    const [shares = none] = await this.sharesOf(tx, locked, [refund]);
    await this.ledger.post(tx, [backFrom(refund, shares, at)]);
    const lack = await this.coverLack.lackOf(tx, refund.id);
    const funds = await this.ledger.balance(accounts.campaignFunds(campaign.id), campaign.currency, tx);
    const amount = lack < funds ? lack : funds;
    if (amount <= 0n) return;
    const { ownerId: creatorId } = await this.projects.get(campaign.projectId, tx);
    await this.debts.pay(tx, { creatorId, campaign, amount, reference: `debt-back-${refund.id}`, at });
  }

  /** What the platform gives back with each, one after the other: only of rounds of which it has taken a fee. */
  private async sharesOf(tx: Tx, locked: CampaignUnderLock, refunds: readonly LockedRefund[]): Promise<Shares[]> {
    const ids = refunds.map(({ id }) => id);
    const before = new Map<number, bigint>();
    const shares: Shares[] = [];
    for (const { round: number, amount } of refunds) {
      const of = roundsOf(locked).find(({ round }) => round.number === number);
      if (of?.round.state !== 'settled') {
        shares.push(none);
        continue;
      }
      const refunded = before.get(number) ?? (await this.refunds.liveOfRound(tx, locked.campaign.id, number, ids));
      shares.push(shareOf(amount, refunded, gained(of.totals), locked.campaign));
      before.set(number, refunded + amount);
    }
    return shares;
  }
}

const none: Shares = { fee: 0n, vat: 0n };
