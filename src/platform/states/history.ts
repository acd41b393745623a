import { rows } from '../database/query.js';
import { type Tx } from '../database/transaction.js';

/** One change of state: of which row, when, by whom and why. `from` is `birth` ('-') when the row was made. */
export interface StateChange {
  /** The name of the entity as `legal_transitions` has it: 'pledge', 'campaign'. */
  readonly entity: string;
  readonly entityId: string;
  readonly from: string;
  readonly to: string;
  /** Business time, read after the lock. */
  readonly at: Date;
  /** The user who did it; null when the service did it by itself. */
  readonly actorId: string | null;
  /** A short code or sentence without personal data: 'deadline', 'hold expired'. */
  readonly reason: string;
}

/**
 * Writes history rows, any number in one statement. Call it in the transaction that changes the states; the database
 * refuses steps that `legal_transitions` lacks (23514 on `legal_transition`), whatever the code believed.
 */
export const history = {
  async record(tx: Tx, changes: readonly StateChange[]): Promise<void> {
    if (changes.length === 0) return;
    await rows(
      tx,
      `insert into state_changes (entity, entity_id, from_state, to_state, at, actor_id, reason)
       select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::uuid[], $7::text[])`,
      [
        changes.map((change) => change.entity),
        changes.map((change) => change.entityId),
        changes.map((change) => change.from),
        changes.map((change) => change.to),
        changes.map((change) => change.at),
        changes.map((change) => change.actorId),
        changes.map((change) => change.reason),
      ],
    );
  },
};
