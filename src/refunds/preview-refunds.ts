import { Injectable } from '@nestjs/common';
import { Campaigns, CampaignNotFound, gained } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { Database } from '../platform/database/index.js';
import { shareOf } from './ordering.rules.js';
import { type OrderedRunCause } from './refund-run.state.js';
import { RefundRunsRepository } from './refund-runs.repository.js';
import { RefundsRepository } from './refunds.repository.js';

/** What refunding everybody would mean now. Minor units. */
export interface RefundPreview {
  readonly currency: string;
  readonly refunds: number;
  /** With the tips. */
  readonly total: bigint;
  readonly tips: bigint;
  /** What the platform returns of its fee, and of the VAT on it. */
  readonly feeReturned: bigint;
  readonly vatReturned: bigint;
  /** What the platform bears of the provider's fees; zero when it was not its fault. */
  readonly providerFees: bigint;
  /** What the funds do not have any more: the creator would owe it, and transfers would be taken back. */
  readonly lacking: bigint;
}

/** Works out a refunding of everybody by the rules that make it, without making it. */
@Injectable()
export class PreviewRefunds {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly ledger: Ledger,
    private readonly refunds: RefundsRepository,
    private readonly runs: RefundRunsRepository,
  ) {}

  /** @throws CampaignNotFound */
  async execute(campaignId: string, cause: OrderedRunCause): Promise<RefundPreview> {
    const campaign = await this.campaigns.find(campaignId);
    if (!campaign) throw new CampaignNotFound();
    const rests = await this.runs.rests(campaignId);
    const sum = (of: (rest: (typeof rests)[number]) => bigint) => rests.reduce((all, rest) => all + of(rest), 0n);
    const rounds = await this.campaigns.rounds(campaignId);
    let [feeReturned, vatReturned] = [0n, 0n];
    for (const { round, amount } of rests) {
      const of = rounds.find(({ number }) => number === round);
      const before = await this.database.inTransaction((tx) => this.refunds.liveOfRound(tx, campaignId, round, []));
      const share = shareOf(amount, before, of ? gained(of) : 0n, campaign);
      feeReturned += share.fee;
      vatReturned += share.vat;
    }
    const { currency } = campaign;
    const providerFees = cause === 'platform' ? sum((rest) => rest.providerFees) : 0n;
    const funds = await this.ledger.balance(accounts.campaignFunds(campaignId), currency);
    const reserve = await this.ledger.balance(accounts.campaignReserve(campaignId), currency);
    const uncovered = -(await this.ledger.balance(accounts.campaignFeesDue(campaignId), currency));
    const toFunds = providerFees > uncovered ? providerFees - (uncovered > 0n ? uncovered : 0n) : 0n;
    const lacking = sum(({ amount }) => amount) - feeReturned - vatReturned - toFunds - funds - reserve;
    return {
      ...{ currency, refunds: rests.reduce((all, { charges }) => all + charges, 0) },
      ...{ total: sum(({ amount, tip }) => amount + tip), tips: sum(({ tip }) => tip), feeReturned, vatReturned },
      ...{ providerFees, lacking: lacking > 0n ? lacking : 0n },
    };
  }
}
