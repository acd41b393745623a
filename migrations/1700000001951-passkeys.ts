import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys: keys of a phone, computer or stick that sign in without a password, and the challenges that they sign. */
export class Passkeys1700000001951 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table passkeys (
        id uuid primary key default uuidv7(),
        user_id uuid not null references users (id) on delete cascade,
        name text not null,
        credential_id bytea not null constraint uq_passkeys_credential_id unique,
        public_key bytea not null,
        counter bigint not null,
        transports text[] not null,
        created_at timestamptz not null,
        last_used_at timestamptz
      );
      create index ix_passkeys_user on passkeys (user_id);

      create table passkey_challenges (
        id uuid primary key default uuidv7(),
        user_id uuid references users (id) on delete cascade,
        challenge bytea not null,
        expires_at timestamptz not null
      );
      create index ix_passkey_challenges_expires on passkey_challenges (expires_at);

      create or replace function has_second_factor(person uuid) returns boolean language sql stable
        return exists (select from totp_factors where user_id = person and confirmed_at is not null)
          or exists (select from passkeys where user_id = person);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function has_second_factor(person uuid) returns boolean language sql stable
        return exists (select from totp_factors where user_id = person and confirmed_at is not null);
      drop table passkey_challenges, passkeys;
    `);
  }
}
