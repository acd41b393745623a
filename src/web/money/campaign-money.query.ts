import { Injectable } from '@nestjs/common';
import { type CampaignResponse } from '../../campaigns/index.js';
import { type Account, accounts, campaignAccounts, Ledger } from '../../ledger/index.js';
import { type PayoutState, type Term, termsOf } from '../../payouts/index.js';
import { Database } from '../../platform/database/index.js';
import { type TrialBalanceLine, TrialBalanceReport } from '../../reconciliation/index.js';

/** A payout without its people: that there were two of them is what the public may know. */
export interface PublicPayout {
  readonly state: PayoutState;
  /** Minor units. */
  readonly amount: number;
  readonly preparedAt: Date;
  /** When somebody else approved or rejected it; null until then, and when it became void by itself. */
  readonly decidedAt: Date | null;
  readonly sentAt: Date | null;
  readonly arrivedAt: Date | null;
  /** The number of the part that it pays, where a campaign is paid in parts. */
  readonly part: number | null;
}

/** The money of one campaign as its books have it. Minor units. */
export interface CampaignMoney {
  /** What came to the campaign's own account and what left it; together what is left. */
  readonly terms: readonly Term[];
  readonly left: bigint;
  readonly setAside: bigint;
  readonly reserve: bigint;
  /** What the provider charged and no payout has covered yet. */
  readonly feesDue: bigint;
  /** Every account that the campaign's bookings touched. */
  readonly accounts: readonly TrialBalanceLine[];
  /** Newest first. */
  readonly payouts: readonly PublicPayout[];
}

@Injectable()
export class CampaignMoneyQuery {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly trialBalance: TrialBalanceReport,
  ) {}

  async of({ id, currency }: Pick<CampaignResponse, 'id' | 'currency'>): Promise<CampaignMoney> {
    const [flows, balances, books, payouts] = await Promise.all([
      this.ledger.flows(accounts.campaignFunds(id), currency),
      this.ledger.balances(campaignAccounts(id), currency),
      this.trialBalance.of(id),
      this.payouts(id),
    ]);
    const balance = (account: Account): bigint => balances.get(account) ?? 0n;
    return {
      // What is below a step of the currency is not gone: it is part of what is left.
      terms: termsOf(flows, { id, currency }).filter(({ term }) => term !== 'below_step'),
      left: balance(accounts.campaignFunds(id)),
      setAside: balance(accounts.campaignRefunds(id)),
      reserve: balance(accounts.campaignReserve(id)),
      feesDue: -balance(accounts.campaignFeesDue(id)),
      accounts: books.lines,
      payouts,
    };
  }

  private async payouts(campaignId: string): Promise<PublicPayout[]> {
    return this.database.read(
      `select p.state, p.amount::float8 as amount, p.prepared_at as "preparedAt",
         case when p.state <> 'void' then p.decided_at end as "decidedAt",
         max(l.sent_at) as "sentAt", max(l.bank_arrived_at) as "arrivedAt", t.number as part
       from payouts p left join payout_lines l on l.payout_id = p.id left join tranches t on t.id = p.tranche_id
       where p.campaign_id = $1 group by p.id, t.number order by p.id desc limit 100`,
      [campaignId],
    );
  }
}
