import { type Database, rows, type Tx } from '../platform/database/index.js';
import { type Locale } from './user.rules.js';

/** Where a question is asked: inside a transaction, or on its own. */
export type Asked = Tx | Database;

/** A member or a guest, as other modules may see them. */
export interface Person {
  readonly id: string;
  readonly kind: 'member' | 'guest';
  readonly email: string;
  /** Null until a member showed that the address is theirs; always null for guests. */
  readonly emailVerifiedAt: Date | null;
  readonly displayName: string;
  readonly locale: Locale;
  readonly termsVersion: string | null;
  /** The member who adopted this guest. */
  readonly adoptedBy: string | null;
}

/** The columns of a `Person`, of the table alias `u`. */
export const personColumns = `u.id, u.kind, u.email, u.email_verified_at as "emailVerifiedAt",
  u.display_name as "displayName", u.locale, u.terms_version as "termsVersion", u.adopted_by as "adoptedBy"`;

/** Runs a question where it was asked. */
export const ask = <Row>(on: Asked, sql: string, parameters: readonly unknown[]): Promise<Row[]> =>
  'inTransaction' in on ? on.read<Row>(sql, parameters) : rows<Row>(on, sql, parameters);
