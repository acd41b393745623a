import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale } from './user.rules.js';

/** A person: a member, who can sign in, or a guest, who holds the links in their mails. Guards are in the migration. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  kind!: 'member' | 'guest';

  /** In lower case; unique among members, and among guests that nobody adopted. */
  @Column('text')
  email!: string;

  /** When a member showed that the address is theirs. Before that, nobody can sign in, and nothing counts. */
  @Column('timestamptz', { name: 'email_verified_at', nullable: true })
  emailVerifiedAt!: Date | null;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  @Column('text')
  locale!: Locale;

  /** argon2id in PHC form; null until the address is verified, so that a stranger's registration gives no way in. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  /** The terms this person accepted last. */
  @Column('text', { name: 'terms_version', nullable: true })
  termsVersion!: string | null;

  /** The member whose verified address is this guest's: the guest's pledges are theirs too. */
  @Column('uuid', { name: 'adopted_by', nullable: true })
  adoptedBy!: string | null;

  /** When the account was deleted at its owner's request: the row is bare from then on. */
  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
