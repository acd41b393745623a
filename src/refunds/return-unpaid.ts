import { Injectable } from '@nestjs/common';
import { type CampaignUnderLock, roundsOf } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { type UnpaidReturn, UnpaidReturns } from '../payouts/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { birth, history } from '../platform/states/index.js';
import { RefundFacts } from './refund-facts.js';
import { RefundRunsRepository } from './refund-runs.repository.js';
import { RefundsRepository } from './refunds.repository.js';
import { partsOfUnpaid, type RoundLeft } from './unpaid.rules.js';

/** Two people have decided that what is unpaid goes back: to every pledge, in the proportion in which it came. */
@Injectable()
export class ReturnUnpaid {
  constructor(
    private readonly database: Database,
    private readonly facts: RefundFacts,
    private readonly returns: UnpaidReturns,
    private readonly runs: RefundRunsRepository,
    private readonly refunds: RefundsRepository,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Fixes each charge's part; the run asks for them. Nothing the second time.
   *
   * @throws RefundFeeNotKnown, RefundRunOpen: it is tried again until the provider has told, or the other run is decided
   */
  async execute(campaignId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = await this.facts.holdWithFees(tx, campaignId);
      for (const decided of await this.returns.open(tx, campaignId)) await this.begin(tx, locked, decided);
    });
  }

  private async begin(
    tx: Tx,
    locked: CampaignUnderLock,
    { cause, id: decisionId, ...by }: UnpaidReturn,
  ): Promise<void> {
    const { now: at, campaign } = locked;
    const people = { orderedBy: by.proposedBy ?? '', decidedBy: by.decidedBy };
    const run = { campaignId: campaign.id, cause, ...people, decisionId, orderedAt: at };
    const id = await this.runs.begin(tx, run, await this.parts(tx, locked));
    if (!id) return;
    await this.coverFees(tx, locked, id);
    const step = { entity: 'refund_run', entityId: id, at, reason: cause };
    await history.record(tx, [
      { ...step, from: birth, to: 'proposed', actorId: by.proposedBy },
      { ...step, from: 'proposed', to: 'running', actorId: by.decidedBy },
    ]);
  }

  private async parts(tx: Tx, locked: CampaignUnderLock) {
    const { campaign } = locked;
    const { funds, feesDue } = await this.standing(tx, locked);
    const charges = await this.runs.charges(tx, campaign.id);
    const rounds: RoundLeft[] = [];
    for (const { round, totals } of roundsOf(locked)) {
      if (round.state !== 'settled') continue;
      const before = await this.refunds.liveOfRound(tx, campaign.id, round.number, []);
      const own = charges.filter((charge) => charge.round === round.number);
      rounds.push({ collected: totals.collected, before, charges: own });
    }
    return partsOfUnpaid(funds - feesDue, rounds, campaign);
  }

  /** No payout will cover the provider's fees any more: they are the campaign's, and taken before anything goes back. */
  private async coverFees(tx: Tx, locked: CampaignUnderLock, runId: string): Promise<void> {
    const { campaign, now: at } = locked;
    const { funds, feesDue } = await this.standing(tx, locked);
    const [from, to] = [accounts.campaignFunds(campaign.id), accounts.campaignFeesDue(campaign.id)];
    const postings = [{ from, to, amount: feesDue < funds ? feesDue : funds }];
    await this.ledger.post(tx, [{ reference: `processing-fees-${runId}`, currency: campaign.currency, at, postings }]);
  }

  private async standing(tx: Tx, { campaign: { id, currency } }: CampaignUnderLock) {
    const uncovered = -(await this.ledger.balance(accounts.campaignFeesDue(id), currency, tx));
    const funds = await this.ledger.balance(accounts.campaignFunds(id), currency, tx);
    return { funds, feesDue: uncovered > 0n ? uncovered : 0n };
  }
}
