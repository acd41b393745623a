import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type Leaving } from './erasure.js';

/** All SQL on people who leave. */
@Injectable()
export class ErasuresRepository {
  constructor(private readonly database: Database) {}

  async account(userId: string): Promise<{ email: string; passwordHash: string | null } | undefined> {
    const [account] = await this.database.read<{ email: string; passwordHash: string | null }>(
      `select email, password_hash as "passwordHash" from users where id = $1 and erased_at is null`,
      [userId],
    );
    return account;
  }

  /** The member and the guests they adopted; nothing that refers to them is written until the transaction ends. */
  async lock(tx: Tx, userId: string): Promise<Leaving> {
    const found = await rows<{ id: string; email: string }>(
      tx,
      'select id, email from users where id = $1 or adopted_by = $1 order by id for update',
      [userId],
    );
    return { ids: found.map(({ id }) => id), emails: [...new Set(found.map(({ email }) => email))] };
  }

  /** The guest alone, locked as above. */
  async lockGuest(tx: Tx, userId: string): Promise<Leaving & { readonly isErased: boolean }> {
    const [found] = await rows<{ email: string; isOfAccount: boolean; isErased: boolean }>(
      tx,
      `select email, kind <> 'guest' or adopted_by is not null as "isOfAccount", erased_at is not null as "isErased"
       from users where id = $1 for update`,
      [userId],
    );
    if (!found) throw new Error(`There is no person ${userId}`);
    const { email, ...state } = found;
    return { ids: [userId], emails: [email], ...state };
  }

  async hasRole(tx: Tx, ids: readonly string[]): Promise<boolean> {
    const open = 'select 1 from role_grants where user_id = any($1::uuid[]) and revoked_at is null limit 1';
    return (await rows(tx, open, [ids])).length > 0;
  }

  /** An address under `.invalid` is nobody's, and can never be registered or written to. */
  async empty(tx: Tx, ids: readonly string[]): Promise<void> {
    const keys = ['sessions', 'email_challenges', 'totp_factors', 'recovery_codes', 'passkeys', 'passkey_challenges'];
    for (const table of keys) await rows(tx, `delete from ${table} where user_id = any($1::uuid[])`, [ids]);
    await rows(
      tx,
      `update users set email = 'erased-' || id || '@erased.invalid', display_name = '—', password_hash = null,
         email_verified_at = null, terms_version = null, erased_at = tally_now()
       where id = any($1::uuid[])`,
      [ids],
    );
  }
}
