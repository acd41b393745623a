import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork } from '../platform/due/index.js';
import { Metrics } from '../platform/metrics.js';
import { BreakList } from './break-list.js';
import { checksDue } from './check-runs.repository.js';
import { Reconcile } from './reconcile.js';
import { reconciliationDue } from './reconciliations.repository.js';
import { WatchInvariants } from './watch-invariants.js';

/** The books are compared each night and when staff ask for it, the invariants asked about every five minutes. */
@Injectable()
export class ReconciliationJobs implements OnModuleInit {
  constructor(
    private readonly dueWork: DueWork,
    private readonly reconcile: Reconcile,
    private readonly watchInvariants: WatchInvariants,
    private readonly breaks: BreakList,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge('tally_reconciliation_open_items', 'Differences with the provider that wait for finance', {
      read: () => this.breaks.count(),
    });
    this.dueWork.register({
      name: 'reconciliation.run',
      dueSql: reconciliationDue,
      run: (_, stopping) => this.reconcile.execute(stopping),
    });
    this.dueWork.register({
      name: 'reconciliation.checks',
      dueSql: checksDue,
      run: () => this.watchInvariants.execute(),
    });
  }
}
