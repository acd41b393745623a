import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One comparison of our books with the provider's: each night, and whenever staff ask for it. */
@Entity('reconciliations')
export class Reconciliation {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  /** Null for the nightly one. */
  @Column('uuid', { name: 'requested_by', nullable: true })
  requestedBy!: string | null;

  /** Real time. */
  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' })
  recordedAt!: Date;

  /** Null while it is under way; there is at most one. */
  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  /** Events that no webhook had brought. */
  @Column('integer', { name: 'events_missed', default: 0 })
  eventsMissed!: number;

  /** Payments that were further at the provider than in our rows. */
  @Column('integer', { name: 'payments_repaired', default: 0 })
  paymentsRepaired!: number;

  /** Movements on our balance that were not mirrored yet. */
  @Column('integer', { name: 'movements_found', default: 0 })
  movementsFound!: number;
}
