import { Injectable, Logger } from '@nestjs/common';
import { PayoutBlocks } from '../payouts/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { CheckRunsRepository } from './check-runs.repository.js';
import { payoutsHalted } from './reconciliation.events.js';
import { type CheckResult, RunChecks } from './run-checks.js';

/** Asks about every invariant. While one is violated nothing is paid out, and the owners are told once. */
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
    const began = performance.now();
    const results = await this.runChecks.execute();
    const tookMs = Math.round(performance.now() - began);
    const violated = results.filter(({ violations }) => violations > 0);
    await this.database.inTransaction((tx) => this.act(tx, violated, tookMs));
    for (const { number, sentence, violations, offenders } of violated) {
      this.logger.error({ message: 'an invariant is violated', number, sentence, violations, offenders });
    }
  }

  private async act(tx: Tx, violated: readonly CheckResult[], tookMs: number): Promise<void> {
    await this.runs.insert(tx, violated, tookMs);
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
