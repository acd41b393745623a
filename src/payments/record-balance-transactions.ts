import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { BalanceTransactionsRepository, type BookedBalanceTransaction } from './balance-transactions.repository.js';

/** Mirrors movements on our balance that refunds and payouts booked in the ledger; any number, again without harm. */
@Injectable()
export class RecordBalanceTransactions {
  constructor(private readonly balanceTransactions: BalanceTransactionsRepository) {}

  async execute(tx: Tx, booked: readonly BookedBalanceTransaction[]): Promise<void> {
    await this.balanceTransactions.insert(tx, booked);
  }
}
