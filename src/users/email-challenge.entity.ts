import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale } from './user.rules.js';

export type ChallengePurpose = 'verify_email' | 'reset_password' | 'sign_in' | 'pledge_code';

/** Those that are answered by a link; the others by a code. */
export type LinkedChallenge = Exclude<ChallengePurpose, 'pledge_code'>;

/**
 * A mail that asks its reader to show that they read it. A registration waits here with the password chosen in it, so
 * that opening the link proves address and password together: whoever else registers the same address gains nothing.
 */
@Entity('email_challenges')
export class EmailChallenge {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  purpose!: ChallengePurpose;

  /** The pledge that a code is for; null for everything else. */
  @Column('uuid', { name: 'about_id', nullable: true })
  aboutId!: string | null;

  /** Real time, as the other two. */
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;

  /** The password of this registration; removed when the challenge is used or overtaken. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column('text', { name: 'display_name', nullable: true })
  displayName!: string | null;

  @Column('text', { nullable: true })
  locale!: Locale | null;

  @Column('text', { name: 'terms_version', nullable: true })
  termsVersion!: string | null;
}
