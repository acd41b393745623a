import { Injectable } from '@nestjs/common';
import { CampaignNotFound, Campaigns } from '../campaigns/index.js';
import { Database } from '../platform/database/index.js';

/** One account of a campaign's trial balance. Minor units. */
export interface TrialBalanceLine {
  readonly account: string;
  readonly received: bigint;
  readonly given: bigint;
}

/** Everything that was ever booked for one campaign, both sides of it. */
export interface CampaignTrialBalance {
  readonly campaignId: string;
  readonly currency: string;
  readonly lines: readonly TrialBalanceLine[];
}

/** All accounts that the transactions of one campaign touched: what they received and gave adds up to nothing. */
@Injectable()
export class TrialBalanceReport {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
  ) {}

  /** @throws CampaignNotFound */
  async of(campaignId: string): Promise<CampaignTrialBalance> {
    const campaign = await this.campaigns.find(campaignId);
    if (!campaign) throw new CampaignNotFound();
    const found = await this.database.read<{ account: string; received: string; given: string }>(
      `with own as (
         select name from unnest(array['funds', 'refunds', 'fees_due', 'reserve']) as part, concat('campaign:', $1::uuid, ':', part) as name),
       transactions as (
         select transaction_id from ledger_postings where from_account in (select name from own)
         union select transaction_id from ledger_postings where to_account in (select name from own))
       select account, sum(received)::bigint as received, sum(given)::bigint as given
       from transactions join ledger_postings p using (transaction_id)
       cross join lateral (values (p.to_account, p.amount, 0), (p.from_account, 0, p.amount)) as side (account, received, given)
       group by account order by account`,
      [campaignId],
    );
    const lines = found.map(({ account, ...sums }) => ({
      account,
      received: BigInt(sums.received),
      given: BigInt(sums.given),
    }));
    return { campaignId, currency: campaign.currency, lines };
  }
}
