import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A way in: the session of a browser, a token for programs, or a sign-in that waits for its second factor. All times are real time, as a credential's life does
 * not follow the business clock.
 */
@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  kind!: 'session' | 'token' | 'pending';

  /** What the owner recognises it by: the browser's name, or the name given to the token. */
  @Column('text')
  name!: string;

  /** SHA-256 of the token, which is shown once and stored nowhere; its 256 random bits need no slow hash. */
  @Column('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Kept to within five minutes. */
  @Column('timestamptz', { name: 'last_used_at' })
  lastUsedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  /** When its holder last showed all they have: password and second factor. Null for tokens, which cannot. */
  @Column('timestamptz', { name: 'stepped_up_at', nullable: true })
  steppedUpAt!: Date | null;
}
