import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork } from '../platform/due/index.js';
import { FoldBalances } from './fold-balances.js';

/** Each second, while there is something to fold. */
@Injectable()
export class LedgerJobs implements OnModuleInit {
  constructor(
    private readonly dueWork: DueWork,
    private readonly foldBalances: FoldBalances,
  ) {}

  onModuleInit(): void {
    this.dueWork.register({
      name: 'ledger.fold-balances',
      dueSql: 'select at from ledger_transactions where folded_at is null order by id limit 1',
      run: async () => {
        await this.foldBalances.execute();
      },
    });
  }
}
