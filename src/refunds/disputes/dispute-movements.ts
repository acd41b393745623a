import { Injectable } from '@nestjs/common';
import { Ledger, type LedgerTransaction } from '../../ledger/index.js';
import { type ProviderBalanceTransaction, RecordBalanceTransactions } from '../../payments/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ReturnedTotals } from '../returned-totals.js';
import { type LockedDispute, movementReference, type Parts } from './dispute.rules.js';
import { DisputesRepository } from './disputes.repository.js';

export interface MovedParts {
  readonly dispute: LockedDispute;
  readonly id: string;
  readonly parts: Parts;
  /** Null when nothing moved at the provider. */
  readonly transaction: ProviderBalanceTransaction | null;
  readonly ledger: readonly LedgerTransaction[];
}

/** Writes what a dispute moved: ledger, mirror, its own row, and the total of its round. */
@Injectable()
export class DisputeMovements {
  constructor(
    private readonly totals: ReturnedTotals,
    private readonly disputes: DisputesRepository,
    private readonly ledger: Ledger,
    private readonly balanceTransactions: RecordBalanceTransactions,
  ) {}

  async write(tx: Tx, { dispute, id, parts, transaction, ledger }: MovedParts): Promise<void> {
    await this.ledger.post(tx, ledger);
    const mirrored = transaction ? [{ transaction, ledgerReference: movementReference(id) }] : [];
    await this.balanceTransactions.execute(tx, mirrored);
    await this.disputes.addMovement(tx, dispute.id, id, transaction?.id ?? null, parts);
    if (dispute.isUnexpected) return;
    if (parts.amount !== 0n) await this.totals.add(tx, dispute.pledgeId, -parts.amount);
  }
}
