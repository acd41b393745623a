import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody decided. Append-only; inserted unsealed, given its place in the chain within a second. */
@Entity('audit_entries')
export class AuditEntryRow {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** Business time. */
  @Column('timestamptz')
  at!: Date;

  /** Real time; the sealer goes by it. */
  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' })
  recordedAt!: Date;

  /** The user who did it; null when the service did. */
  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  /** How they were identified: session, token, link, system. */
  @Column('text')
  via!: string;

  @Column('text', { name: 'request_id' })
  requestId!: string;

  /** '<subject>.<what was done>', for example role.approved. */
  @Column('text')
  action!: string;

  @Column('text')
  subject!: string;

  @Column('uuid', { name: 'subject_id', nullable: true })
  subjectId!: string | null;

  /** Ids, codes and amounts; never names or free text. */
  @Column('jsonb')
  details!: unknown;

  /** SHA-256 of salt and free text, if there was one: the chain covers it and survives its erasure. */
  @Column('bytea', { nullable: true })
  commitment!: Buffer | null;

  /** 1, 2, 3 … without gaps. */
  @Column('bigint', { nullable: true })
  seq!: string | null;

  @Column('bytea', { name: 'previous_hash', nullable: true })
  previousHash!: Buffer | null;

  @Column('bytea', { nullable: true })
  hash!: Buffer | null;
}
