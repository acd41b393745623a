import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step in the life of one row of any module. Append-only; written through `history.record`. */
@Entity('state_changes')
export class StateChangeRow {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  entity!: string;

  @Column('uuid', { name: 'entity_id' })
  entityId!: string;

  /** '-' when the row was made. */
  @Column('text', { name: 'from_state' })
  from!: string;

  @Column('text', { name: 'to_state' })
  to!: string;

  /** Business time. */
  @Column('timestamptz')
  at!: Date;

  /** Null when the service acted by itself. */
  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('text')
  reason!: string;
}
