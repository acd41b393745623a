import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code on paper for the day on which the app is lost; good once. */
@Entity('recovery_codes')
export class RecoveryCode {
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  /** HMAC-SHA256 of person and code. */
  @PrimaryColumn('bytea', { name: 'code_hash' })
  codeHash!: Buffer;

  /** Real time. */
  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;
}
