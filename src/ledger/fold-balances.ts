import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { LedgerRepository } from './ledger.repository.js';

const batchSize = 5_000;

/** Adds what was posted since the last time to the balances, so that no posting ever waits for a balance's row. */
@Injectable()
export class FoldBalances {
  constructor(
    private readonly database: Database,
    private readonly repository: LedgerRepository,
  ) {}

  /** Folds until nothing is left. Safe beside itself and beside any posting. Answers how many transactions it folded. */
  async execute(): Promise<number> {
    let total = 0;
    for (;;) {
      const folded = await this.database.inTransaction((tx) => this.repository.fold(tx, batchSize));
      total += folded;
      if (folded < batchSize) return total;
    }
  }
}
