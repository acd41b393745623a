import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who were erased at their own request: the row stays, bare, as money and decisions refer to it. */
export class Erasure1700000001966 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table users
        add column erased_at timestamptz,
        add constraint ck_users_erased_is_bare check (erased_at is null or (
          email = 'erased-' || id || '@erased.invalid' and display_name = '—'
          and num_nulls(password_hash, email_verified_at, terms_version) = 3));
      create index ix_audit_entries_actor on audit_entries (actor_id, id) where actor_id is not null;
      create index ix_mails_user on mails (user_id, id) where user_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ix_mails_user, ix_audit_entries_actor;
      alter table users drop constraint ck_users_erased_is_bare, drop column erased_at;
    `);
  }
}
