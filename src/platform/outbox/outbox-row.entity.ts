import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One event for one consumer. All its times are real time, not business time. */
@Entity('outbox')
export class OutboxRow {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  event!: string;

  @Column('text')
  consumer!: string;

  @Column('jsonb')
  payload!: object;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;

  /** When the relay put it into the queue; null again when the queue is believed to have lost it. */
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt!: Date | null;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;

  @Column('integer', { default: 0 })
  failures!: number;

  /** Not before this; '-infinity' until it fails for the first time. */
  @Column('timestamptz', { name: 'retry_at', default: () => `'-infinity'` })
  retryAt!: Date;

  /** While in the future, `leasedBy` is at work on it. */
  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  /** The run that claimed it last. */
  @Column('uuid', { name: 'leased_by', nullable: true })
  leasedBy!: string | null;

  /** Class and message of the last failure, without personal data. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError!: string | null;
}
