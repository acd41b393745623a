import { Injectable, Logger } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { PayoutUnderWay, UnpaidReturns, VoidPayout } from '../payouts/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller, systemCaller } from '../platform/http/index.js';
import { history } from '../platform/states/index.js';
import { MakeRefund } from './make-refund.js';
import { RefundRunsRepository, type ToRefund } from './refund-runs.repository.js';
import { type RefundRun } from './refund-run.entity.js';
import { hasParts } from './refund-run.state.js';

const atOnce = 100;
/** Until a transfer that is on its way has arrived; business time. */
const waitMs = 60_000;

/** Asks back what is left of everybody's charge, or its part of what is unpaid, a hundred at a time, each hundred in one transaction. */
@Injectable()
export class ContinueRuns {
  private readonly logger = new Logger(ContinueRuns.name);

  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly runs: RefundRunsRepository,
    private readonly voidPayout: VoidPayout,
    private readonly makeRefund: MakeRefund,
    private readonly returns: UnpaidReturns,
  ) {}

  /** One hundred of each run that is due; the next tick goes on. One run's trouble keeps no other. */
  async execute(limit = atOnce): Promise<void> {
    for (const run of await this.runs.due()) {
      await this.step(run, limit).catch((error: unknown) =>
        this.logger.error(`the refunding ${run.id} did not go on`, error),
      );
    }
  }

  private async step({ id, campaignId }: { id: string; campaignId: string }, limit: number): Promise<void> {
    await this.database
      .inTransaction((tx) => this.next(tx, id, campaignId, limit))
      .catch(async (error: unknown) => {
        if (!(error instanceof PayoutUnderWay)) throw error;
        await this.database.inTransaction((tx) => this.later(tx, id, campaignId));
      });
  }

  /** Does nothing for one that was stopped meanwhile. */
  private async next(tx: Tx, id: string, campaignId: string, limit: number): Promise<void> {
    const locked = await this.campaigns.lock(tx, campaignId, 'group');
    const run = await this.runs.lock(tx, id);
    if (run?.state !== 'running') return;
    const caller: Caller = { ...systemCaller('refunds.continue-run'), userId: run.orderedBy };
    const { now: at } = locked;
    await this.voidPayout.execute(tx, {
      campaignId,
      caller: systemCaller('refunds.continue-run'),
      at,
      reason: 'everybody is refunded',
    });
    const charges = await (hasParts(run.cause) ? this.runs.nextParts(tx, run, limit) : this.runs.next(tx, run, limit));
    for (const charge of charges) await this.makeRefund.execute(tx, locked, orderOf(run, charge, caller));
    if (charges.length === limit) return;
    await this.runs.change(tx, id, { state: 'finished', decidedBy: run.decidedBy, dueAt: null });
    if (run.cause === 'tranche' || run.cause === 'held') await this.returns.finish(tx, campaignId, run.cause, at);
    const step = { from: 'running', to: 'finished', at, actorId: null, reason: 'everybody asked for' };
    await history.record(tx, [{ entity: 'refund_run', entityId: id, ...step }]);
  }

  private async later(tx: Tx, id: string, campaignId: string): Promise<void> {
    const { now } = await this.campaigns.lock(tx, campaignId, 'group');
    const run = await this.runs.lock(tx, id);
    if (run?.state !== 'running') return;
    await this.runs.change(tx, id, {
      state: 'running',
      decidedBy: run.decidedBy,
      dueAt: new Date(now.getTime() + waitMs),
    });
  }
}

const orderOf = (
  { id, cause, decidedBy }: RefundRun,
  { amount, tip, providerFee, ...payment }: ToRefund,
  caller: Caller,
) => ({
  ...{ payment, cause, amount, tip, caller, retryOf: null, run: { id, decidedBy } },
  providerFee: cause === 'platform' ? providerFee : 0n,
});
