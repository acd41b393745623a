import { Injectable, Logger } from '@nestjs/common';
import { PayoutBlocks } from '../payouts/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { CheckRunsRepository } from './check-runs.repository.js';
import { payoutsHalted } from './reconciliation.events.js';
import { type CheckResult, RunChecks } from './run-checks.js';

/**
 * Asks about every invariant: about what changed, or about everything once a night and after a violation. While one is
 * violated nothing is paid out, and the owners are told once.
 */
@Injectable()
export class WatchInvariants {
  private readonly logger = new Logger(WatchInvariants.name);

  constructor(
    private readonly database: Database,
    private readonly runChecks: RunChecks,
    private readonly runs: CheckRunsRepository,
    private readonly blocks: PayoutBlocks,
    private readonly outbox: Outbox,
  ) {}

  async execute(): Promise<void> {
    const since = await this.runs.cleanSince();
    const began = performance.now();
    const results = await (since ? this.runChecks.changed(since) : this.runChecks.execute());
    const tookMs = Math.round(performance.now() - began);
    const violated = results.filter(({ violations }) => violations > 0);
    await this.database.inTransaction((tx) => this.act(tx, violated, { since, tookMs }));
    for (const { number, sentence, violations, offenders } of violated) {
      this.logger.error({ message: 'an invariant is violated', number, sentence, violations, offenders });
    }
  }

  private async act(
    tx: Tx,
    violated: readonly CheckResult[],
    run: { readonly since: Date | null; readonly tookMs: number },
  ): Promise<void> {
    await this.runs.insert(tx, violated, run);
    const added = await this.blocks.replace(tx, 'check', () =>
      Promise.resolve(
        violated.map(({ number, view, sentence }) => ({
          campaignId: null,
          subject: view,
          reason: `Invariant ${number} is violated: ${sentence}`,
        })),
      ),
    );
    await this.outbox.emit(
      tx,
      added.map(({ id, subject }) => payoutsHalted({ blockId: id, cause: 'check', subject })),
    );
  }
}
