import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork } from '../platform/due/index.js';
import { Reconcile } from './reconcile.js';
import { reconciliationDue } from './reconciliations.repository.js';

/** Each night, and when staff ask for it. */
@Injectable()
export class ReconciliationJobs implements OnModuleInit {
  constructor(
    private readonly dueWork: DueWork,
    private readonly reconcile: Reconcile,
  ) {}

  onModuleInit(): void {
    this.dueWork.register({
      name: 'reconciliation.run',
      dueSql: reconciliationDue,
      run: (_, stopping) => this.reconcile.execute(stopping),
    });
  }
}
