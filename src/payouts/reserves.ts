import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { type Tx } from '../platform/database/index.js';
import { PayoutsRepository } from './payouts.repository.js';

interface OfCampaign {
  readonly campaign: { readonly id: string; readonly currency: string };
  readonly at: Date;
}

const dayMs = 86_400_000;

/** What payouts keep back for later refunds and disputes. The campaign's lock is held; sums in minor units. */
@Injectable()
export class Reserves {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly ledger: Ledger,
    private readonly repository: PayoutsRepository,
  ) {}

  async keep(tx: Tx, { campaign, at }: OfCampaign, payoutId: string, amount: bigint): Promise<void> {
    const [from, to] = [accounts.campaignFunds(campaign.id), accounts.campaignReserve(campaign.id)];
    const postings = [{ from, to, amount }];
    await this.ledger.post(tx, [{ reference: `reserve-kept-${payoutId}`, currency: campaign.currency, at, postings }]);
  }

  /** Nothing of the payout was sent: what it kept is the campaign's again, as far as nothing has drawn on it. */
  async giveBack(tx: Tx, of: OfCampaign, payoutId: string, amount: bigint): Promise<void> {
    await this.toFunds(tx, of, `reserve-kept-back-${payoutId}`, amount);
  }

  /** The payout has left: from now on its days count. */
  async begin(tx: Tx, { id, campaignId }: { id: string; campaignId: string }, at: Date): Promise<void> {
    const { days } = await this.campaigns.reserve(campaignId, tx);
    await this.repository.keepReserve(tx, id, new Date(at.getTime() + days * dayMs));
  }

  /** The funds lack `amount` for a refund or dispute: what the reserve has of it is theirs. Answers how much. */
  draw(tx: Tx, of: OfCampaign, causeId: string, amount: bigint): Promise<bigint> {
    return this.toFunds(tx, of, `reserve-drawn-${causeId}`, amount);
  }

  /** Its days are over: what is left of it can be paid out. Does nothing the second time. */
  async release(tx: Tx, of: OfCampaign, payoutId: string): Promise<void> {
    const { reserved, reserveDueAt, reserveReleasedAt } = await this.repository.lock(tx, payoutId);
    if (!reserveDueAt || reserveDueAt > of.at || reserveReleasedAt) return;
    await this.toFunds(tx, of, `reserve-released-${payoutId}`, reserved);
    await this.repository.releaseReserve(tx, payoutId, of.at);
  }

  private async toFunds(tx: Tx, { campaign, at }: OfCampaign, reference: string, wanted: bigint): Promise<bigint> {
    const { id, currency } = campaign;
    const from = accounts.campaignReserve(id);
    const there = await this.ledger.balance(from, currency, tx);
    const amount = there < wanted ? there : wanted;
    if (amount <= 0n) return 0n;
    const postings = [{ from, to: accounts.campaignFunds(id), amount }];
    await this.ledger.post(tx, [{ reference, currency, at, postings }]);
    return amount;
  }
}
