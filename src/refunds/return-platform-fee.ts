import { Injectable } from '@nestjs/common';
import { type CampaignUnderLock, roundsOf } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { type Tx } from '../platform/database/index.js';
import { platformFee } from '../settlement/index.js';
import { RefundsNotCovered } from './refund.errors.js';

/** A campaign that was settled and then called off gets back what the platform took, so that everybody gets all. */
@Injectable()
export class ReturnPlatformFee {
  constructor(private readonly ledger: Ledger) {}

  /**
   * Does nothing for rounds that were never settled, and nothing the second time.
   *
   * @throws RefundsNotCovered when part of the money has left for the creator: two people have to decide then.
   */
  async execute(tx: Tx, locked: CampaignUnderLock): Promise<void> {
    const { campaign, now } = locked;
    const settled = roundsOf(locked).filter(({ round }) => round.state === 'settled');
    if (settled.length === 0) return;
    const funds = accounts.campaignFunds(campaign.id);
    await this.ledger.post(
      tx,
      settled.map(({ round, totals }) => {
        const { fee, vat } = platformFee(totals.collected, campaign);
        return {
          reference: `platform-fee-returned-${campaign.id}-${round.number}`,
          currency: campaign.currency,
          at: now,
          postings: [
            { from: accounts.platformFees, to: funds, amount: fee },
            { from: accounts.platformVat, to: funds, amount: vat },
          ],
        };
      }),
    );
    const sum = (part: 'collected' | 'refunded') => roundsOf(locked).reduce((all, one) => all + one.totals[part], 0n);
    const balance = await this.ledger.balance(funds, campaign.currency, tx);
    if (sum('refunded') === 0n && balance < sum('collected')) throw new RefundsNotCovered(campaign.id);
  }
}
