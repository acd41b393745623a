import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's authenticator app. All times are real time. */
@Entity('totp_factors')
export class TotpFactor {
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  /** Encrypted for this person: nonce, text and tag. */
  @Column('bytea')
  secret!: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Null until a code has shown that the app has the secret; only then does it count as a second factor. */
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  /** The number of the last 30-second step of which a code was taken: none is taken twice. */
  @Column('bigint', { name: 'last_step', default: 0 })
  lastStep!: string;
}
