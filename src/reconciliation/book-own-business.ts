import { Injectable } from '@nestjs/common';
import { Ledger } from '../ledger/index.js';
import { RecordBalanceTransactions } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { bookingOf, ownReference } from './booking.rules.js';
import { MovementsRepository } from './movements.repository.js';

const batch = 500;

/** Books what the operator does at the provider with their own money: payouts to their bank, top-ups, the provider's bills. */
@Injectable()
export class BookOwnBusiness {
  constructor(
    private readonly database: Database,
    private readonly movements: MovementsRepository,
    private readonly ledger: Ledger,
    private readonly recordBalanceTransactions: RecordBalanceTransactions,
  ) {}

  /** Answers how many were booked. */
  async execute(): Promise<number> {
    for (let booked = 0; ;) {
      const some = await this.movements.ownBusiness(batch);
      await this.database.inTransaction(async (tx) => {
        await this.ledger.post(tx, some.flatMap(bookingOf));
        await this.recordBalanceTransactions.execute(
          tx,
          some.map((transaction) => ({ transaction, ledgerReference: ownReference(transaction) })),
        );
      });
      booked += some.length;
      if (some.length < batch) return booked;
    }
  }
}
