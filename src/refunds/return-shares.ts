import { Injectable } from '@nestjs/common';
import { type CampaignUnderLock, gained, roundsOf } from '../campaigns/index.js';
import { accounts, Ledger, type Posting } from '../ledger/index.js';
import { type Tx } from '../platform/database/index.js';
import { shareOf } from './ordering.rules.js';
import { RefundsRepository } from './refunds.repository.js';
import { SharesRepository } from './shares.repository.js';

/** Brings what the platform has returned of a settled round's fee to what it has to, by what has gone back of the round. */
@Injectable()
export class ReturnShares {
  constructor(
    private readonly ledger: Ledger,
    private readonly refunds: RefundsRepository,
    private readonly shares: SharesRepository,
  ) {}

  /** The campaign's lock is held. Posts the difference alone, so it does nothing the second time. */
  async execute(tx: Tx, locked: CampaignUnderLock, number: number, reference: string): Promise<void> {
    const { campaign, now: at } = locked;
    const of = roundsOf(locked).find(({ round }) => round.number === number);
    if (of?.round.state !== 'settled') return;
    const back = await this.refunds.liveOfRound(tx, campaign.id, number, []);
    const due = shareOf(back, 0n, gained(of.totals), campaign);
    const was = await this.shares.ofRound(tx, campaign.id, number);
    const funds = accounts.campaignFunds(campaign.id);
    const returned = (from: 'platform:fees' | 'platform:vat', amount: bigint): Posting =>
      amount < 0n ? { from: funds, to: from, amount: -amount } : { from, to: funds, amount };
    const postings = [
      returned(accounts.platformFees, due.fee - was.fee),
      returned(accounts.platformVat, due.vat - was.vat),
    ];
    await this.ledger.post(tx, [{ reference, currency: campaign.currency, at, postings }]);
  }
}
