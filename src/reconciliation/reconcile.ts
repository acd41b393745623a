import { Injectable, Logger } from '@nestjs/common';
import { CatchUp } from '../payments/index.js';
import { AskAccounts } from '../payouts/index.js';
import { Database } from '../platform/database/index.js';
import { FindBreaks } from './find-breaks.js';
import { ProveCoverage } from './prove-coverage.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';

/** Compares our books with the provider's, from its lists to the last cent. Safe to interrupt anywhere and to repeat. */
@Injectable()
export class Reconcile {
  private readonly logger = new Logger(Reconcile.name);

  constructor(
    private readonly database: Database,
    private readonly repository: ReconciliationsRepository,
    private readonly catchUp: CatchUp,
    private readonly askAccounts: AskAccounts,
    private readonly findBreaks: FindBreaks,
    private readonly proveCoverage: ProveCoverage,
  ) {}

  /** @throws ProviderBusy, ProviderUnknownOutcome: the one under way goes on where it was. */
  async execute(stopping: AbortSignal): Promise<void> {
    const { id } = await this.database.inTransaction((tx) => this.repository.open(tx, null));
    const caughtUp = await this.catchUp.execute(stopping);
    await this.database.inTransaction((tx) => this.repository.count(tx, id, caughtUp));
    if (caughtUp.events > 0) {
      this.logger.warn({ message: 'the provider had news that no webhook brought', ...caughtUp });
    }
    if (!stopping.aborted) await this.askAccounts.execute(stopping);
    if (!stopping.aborted) await this.findBreaks.execute(stopping);
    if (!stopping.aborted) await this.proveCoverage.execute();
    if (!stopping.aborted) await this.database.inTransaction((tx) => this.repository.finish(tx, id));
  }
}
