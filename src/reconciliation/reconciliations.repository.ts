import { Injectable } from '@nestjs/common';
import { type CaughtUp } from '../payments/index.js';
import { rows, type Tx } from '../platform/database/index.js';
import { type Reconciliation } from './reconciliation.entity.js';

/** Of `reconciliations`. */
export const columns = `id, requested_at as "requestedAt", requested_by as "requestedBy", recorded_at as "recordedAt", finished_at as "finishedAt",
  events_missed as "eventsMissed", payments_repaired as "paymentsRepaired", movements_found as "movementsFound"`;

/** Three in the morning, UTC, of the night after. */
const nextNight = (instant: string): string =>
  `date_trunc('day', ${instant} - interval '3 hours', 'UTC') + interval '27 hours'`;

/**
 * When the next one is to run: what staff asked for at once, else the night after the last; the first after the first
 * customer. A minute of real time lies between two nights, so that time in development may pass faster than it can be
 * compared.
 */
export const reconciliationDue = `select coalesce(
  (select requested_at from reconciliations where finished_at is null),
  case when exists (select 1 from reconciliations where recorded_at > clock_timestamp() - interval '1 minute') then null
    else coalesce(
      ${nextNight('(select max(requested_at) from reconciliations)')},
      ${nextNight('(select created_at from customers where provider_id is not null limit 1)')}) end)`;

/** The SQL on reconciliations. */
@Injectable()
export class ReconciliationsRepository {
  /** The one that is under way; a new one when there is none. */
  async open(tx: Tx, requestedBy: string | null): Promise<Reconciliation> {
    await rows(
      tx,
      `insert into reconciliations (requested_at, requested_by) values (tally_now(), $1) on conflict do nothing`,
      [requestedBy],
    );
    const [found] = await rows<Reconciliation>(tx, `select ${columns} from reconciliations where finished_at is null`);
    if (!found) throw new Error('The reconciliation that was under way has just ended');
    return found;
  }

  /** Adds to the figures: it may have been interrupted before. */
  async count(tx: Tx, id: string, { events, payments, movements }: CaughtUp): Promise<void> {
    await rows(
      tx,
      `update reconciliations set events_missed = events_missed + $2, payments_repaired = payments_repaired + $3,
         movements_found = movements_found + $4 where id = $1`,
      [id, events, payments, movements],
    );
  }

  async finish(tx: Tx, id: string): Promise<void> {
    await rows(tx, 'update reconciliations set finished_at = tally_now() where id = $1', [id]);
  }
}
