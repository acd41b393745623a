import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People: members and guests, their sessions and API tokens, e-mail challenges, and roles granted by two owners. */
export class Users1700000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table users (
        id uuid primary key default uuidv7(),
        kind text not null constraint ck_users_kind check (kind in ('member', 'guest')),
        email text not null constraint ck_users_email_lowercase check (email = lower(email)),
        email_verified_at timestamptz,
        display_name text not null,
        locale text not null constraint ck_users_locale check (locale in ('en', 'fr', 'nl')),
        password_hash text,
        terms_version text,
        adopted_by uuid references users (id),
        created_at timestamptz not null,
        constraint ck_users_guest_has_no_credentials check (kind = 'member' or password_hash is null),
        constraint ck_users_only_guests_are_adopted check (kind = 'guest' or adopted_by is null)
      );
      create unique index uq_users_member_email on users (email) where kind = 'member';
      create unique index uq_users_guest_email on users (email) where kind = 'guest' and adopted_by is null;
      create index ix_users_adopted_by on users (adopted_by) where adopted_by is not null;

      create table sessions (
        id uuid primary key default uuidv7(),
        user_id uuid not null references users (id),
        kind text not null constraint ck_sessions_kind check (kind in ('session', 'token')),
        name text not null,
        token_hash bytea not null constraint uq_sessions_token_hash unique,
        created_at timestamptz not null,
        last_used_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz
      );
      create index ix_sessions_user on sessions (user_id);

      create table email_challenges (
        id uuid primary key default uuidv7(),
        user_id uuid not null references users (id),
        purpose text not null constraint ck_email_challenges_purpose check (purpose in ('verify_email', 'reset_password')),
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        password_hash text,
        display_name text,
        locale text constraint ck_email_challenges_locale check (locale in ('en', 'fr', 'nl')),
        terms_version text,
        constraint ck_email_challenges_password_only_while_registering
          check (password_hash is null or (purpose = 'verify_email' and used_at is null)),
        constraint ck_email_challenges_registration_whole
          check (purpose <> 'verify_email' or used_at is not null or num_nulls(password_hash, display_name, locale, terms_version) = 0)
      );
      create index ix_email_challenges_user on email_challenges (user_id);

      create table role_grants (
        id uuid primary key default uuidv7(),
        user_id uuid not null references users (id),
        role text not null constraint ck_role_grants_role check (role in ('moderator', 'finance', 'auditor', 'owner')),
        proposed_by uuid references users (id),
        proposed_at timestamptz not null,
        approved_by uuid references users (id),
        approved_at timestamptz,
        revoked_by uuid references users (id),
        revoked_at timestamptz,
        constraint ck_role_grants_two_people check (proposed_by is null or approved_by is null or proposed_by <> approved_by),
        constraint ck_role_grants_not_oneself check (user_id is distinct from proposed_by and user_id is distinct from approved_by)
      );
      create unique index uq_role_grants_open on role_grants (user_id, role) where revoked_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table role_grants, email_challenges, sessions, users');
  }
}
