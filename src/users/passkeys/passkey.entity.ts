import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key by which a member signs in without a password; its device has asked for a finger, a face or a PIN. */
@Entity('passkeys')
export class Passkey {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** What its owner recognises it by. */
  @Column('text')
  name!: string;

  /** By which the device knows it. */
  @Column('bytea', { name: 'credential_id' })
  credentialId!: Buffer;

  @Column('bytea', { name: 'public_key' })
  publicKey!: Buffer;

  /** How often it has signed, as it says itself: one that goes back is a copy. Many always say 0. */
  @Column('bigint')
  counter!: string;

  @Column('text', { array: true })
  transports!: string[];

  /** Real time, as the other one. */
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}
