import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The saved answer of one request. Written and read by `Idempotency` alone. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  /** A user id, `pledge:<id>` of a signed link, or `ip:<address>`. */
  @PrimaryColumn('text')
  actor!: string;

  @PrimaryColumn('text')
  key!: string;

  /** SHA-256 of method, URL and body. */
  @Column('bytea', { name: 'request_hash' })
  requestHash!: Buffer;

  /** As `encodeAnswer` writes it. */
  @Column('jsonb')
  answer!: unknown;

  /** Real time; the key is forgotten 24 hours later. */
  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
