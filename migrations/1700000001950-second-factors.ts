import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A second thing besides the password by which people show who they are: a code of their phone, and codes on paper for
 * the day on which it is lost. A session that waits for it is `pending`, and one knows when its holder was last asked.
 */
export class SecondFactors1700000001950 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table totp_factors (
        user_id uuid primary key references users (id) on delete cascade,
        secret bytea not null,
        created_at timestamptz not null,
        confirmed_at timestamptz,
        last_step bigint not null default 0
      );
      create table recovery_codes (
        user_id uuid not null references users (id) on delete cascade,
        code_hash bytea not null,
        used_at timestamptz,
        primary key (user_id, code_hash)
      );
      create function has_second_factor(person uuid) returns boolean language sql stable
        return exists (select from totp_factors where user_id = person and confirmed_at is not null);

      alter table sessions drop constraint ck_sessions_kind,
        add constraint ck_sessions_kind check (kind in ('session', 'token', 'pending')),
        add column stepped_up_at timestamptz,
        add constraint ck_sessions_only_sessions_step_up check (stepped_up_at is null or kind = 'session');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from sessions where kind = 'pending';
      alter table sessions drop constraint ck_sessions_only_sessions_step_up,
        drop column stepped_up_at,
        drop constraint ck_sessions_kind,
        add constraint ck_sessions_kind check (kind in ('session', 'token'));
      drop function has_second_factor(uuid);
      drop table recovery_codes, totp_factors;
    `);
  }
}
