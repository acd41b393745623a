import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { type Reconciliation } from './reconciliation.entity.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';

/** Staff want to know now: a worker begins at once. While one is under way, that one is the answer. */
@Injectable()
export class OrderReconciliation {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly repository: ReconciliationsRepository,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller): Promise<Reconciliation> {
    return this.database.inTransaction((tx) => this.idempotency.once(tx, caller, () => this.order(tx, caller)));
  }

  private async order(tx: Tx, caller: Caller): Promise<Reconciliation> {
    const opened = await this.repository.open(tx, caller.userId);
    await this.audit.record(tx, [
      { caller, action: 'reconciliation.ordered', subject: 'reconciliation', subjectId: opened.id },
    ]);
    return opened;
  }
}
