import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a passkey has to sign; gone once it was, or after five minutes. */
@Entity('passkey_challenges')
export class PasskeyChallenge {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** Who adds a passkey by it; null where a passkey signs in, which says itself whose it is. */
  @Column('uuid', { name: 'user_id', nullable: true })
  userId!: string | null;

  @Column('bytea')
  challenge!: Buffer;

  /** Real time. */
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
}
