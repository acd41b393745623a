import { Injectable } from '@nestjs/common';
import { type CampaignUnderLock, roundsOf } from '../campaigns/index.js';
import { UnpaidReturns } from '../payouts/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { birth, history } from '../platform/states/index.js';
import { RefundFacts } from './refund-facts.js';
import { type RefundRun } from './refund-run.entity.js';
import { RefundRunsRepository } from './refund-runs.repository.js';
import { RefundsRepository } from './refunds.repository.js';
import { UnpaidFunds } from './unpaid-funds.js';
import { partsOfUnpaid, type RoundLeft } from './unpaid.rules.js';

type Decided = Pick<RefundRun, 'cause' | 'decisionId' | 'restOf' | 'orderedBy' | 'decidedBy'>;
type Parts = ReturnType<typeof partsOfUnpaid>;

/** Nobody ordered it: it follows from the end of the campaign, whoever decided that. */
const calledOff: Decided = {
  cause: 'cancelled_paid',
  decisionId: null,
  restOf: null,
  orderedBy: null,
  decidedBy: null,
};

/** What is unpaid goes back: to every pledge, in the proportion in which it came. */
@Injectable()
export class ReturnUnpaid {
  constructor(
    private readonly database: Database,
    private readonly facts: RefundFacts,
    private readonly returns: UnpaidReturns,
    private readonly runs: RefundRunsRepository,
    private readonly refunds: RefundsRepository,
    private readonly funds: UnpaidFunds,
  ) {}

  /**
   * As two people have decided it. Fixes each charge's part; the run asks for them. Nothing the second time.
   *
   * @throws RefundFeeNotKnown, RefundRunOpen: it is tried again until the provider has told, or the other run is decided
   */
  async execute(campaignId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = await this.facts.holdWithFees(tx, campaignId);
      for (const { cause, id: decisionId, proposedBy: orderedBy, decidedBy } of await this.returns.open(
        tx,
        campaignId,
      )) {
        const parts = await this.parts(tx, locked, { withReserve: false });
        await this.begin(tx, locked, { cause, decisionId, restOf: null, orderedBy, decidedBy }, parts);
      }
    });
  }

  /**
   * Of a campaign that was called off after part of it was paid out; its reserve as well, since nothing more is paid. The
   * provider has told every fee. @throws RefundRunOpen
   */
  async ofCalledOff(tx: Tx, locked: CampaignUnderLock): Promise<void> {
    await this.begin(tx, locked, calledOff, await this.parts(tx, locked, { withReserve: true }));
  }

  /**
   * What came back to the funds since the last return, by the same decision, but for what of it is the creator's. Answers
   * whether that is anything. @throws RefundRunOpen
   */
  async rest(tx: Tx, locked: CampaignUnderLock, last: RefundRun, ofCreator: bigint): Promise<boolean> {
    const parts = await this.parts(tx, locked, { withReserve: last.cause === 'cancelled_paid' }, ofCreator);
    if (parts.every(({ amount }) => amount === 0n)) return false;
    const { id: restOf, cause, decisionId, orderedBy, decidedBy } = last;
    await this.begin(tx, locked, { cause, decisionId, restOf, orderedBy, decidedBy }, parts);
    return true;
  }

  private async begin(tx: Tx, locked: CampaignUnderLock, decided: Decided, parts: Parts): Promise<void> {
    const { now: at, campaign } = locked;
    const { cause, orderedBy, decidedBy } = decided;
    const id = await this.runs.begin(tx, { ...decided, campaignId: campaign.id, orderedAt: at }, parts);
    if (!id) return;
    await this.funds.gather(tx, locked, id, { withReserve: cause === 'cancelled_paid' });
    const step = { entity: 'refund_run', entityId: id, at, reason: cause };
    await history.record(tx, [
      { ...step, from: birth, to: 'proposed', actorId: orderedBy },
      { ...step, from: 'proposed', to: 'running', actorId: decidedBy },
    ]);
  }

  private async parts(
    tx: Tx,
    locked: CampaignUnderLock,
    which: { withReserve: boolean },
    ofCreator = 0n,
  ): Promise<Parts> {
    const { campaign } = locked;
    const charges = await this.runs.charges(tx, campaign.id);
    const rounds: RoundLeft[] = [];
    for (const { round, totals } of roundsOf(locked)) {
      if (round.state !== 'settled') continue;
      const before = await this.refunds.liveOfRound(tx, campaign.id, round.number, []);
      const own = charges.filter((charge) => charge.round === round.number);
      rounds.push({ collected: totals.collected, before, charges: own });
    }
    return partsOfUnpaid((await this.funds.left(tx, locked, which)) - ofCreator, rounds, campaign);
  }
}
