import { IdField, InstantField, IntegerField } from '../platform/http/index.js';
import { type Reconciliation } from './reconciliation.entity.js';

const anyCount = { min: 0, max: 2 ** 31 - 1 };

/** One comparison of our books with the provider's. */
export class ReconciliationResponse {
  @IdField()
  id!: string;

  @InstantField()
  requestedAt!: string;

  @IdField({ nullable: true, description: 'Who asked for it; null for the nightly one.' })
  requestedBy!: string | null;

  @InstantField({ nullable: true, description: 'Null while it is under way.' })
  finishedAt!: string | null;

  @IntegerField({ ...anyCount, description: 'Events that no webhook had brought.' })
  eventsMissed!: number;

  @IntegerField({ ...anyCount, description: 'Payments that were further at the provider than here.' })
  paymentsRepaired!: number;

  @IntegerField({ ...anyCount, description: 'Movements on our balance that were not mirrored yet.' })
  movementsFound!: number;
}

export const toReconciliationResponse = (run: Reconciliation): ReconciliationResponse => ({
  id: run.id,
  requestedAt: run.requestedAt.toISOString(),
  requestedBy: run.requestedBy,
  finishedAt: run.finishedAt?.toISOString() ?? null,
  eventsMissed: run.eventsMissed,
  paymentsRepaired: run.paymentsRepaired,
  movementsFound: run.movementsFound,
});
